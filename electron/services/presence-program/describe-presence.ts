import type { Translator } from '../../../shared/i18n';
import type { PresenceView } from '../../../shared/snapshot';
import { definitionOf } from '../../core/presence/pick';
import { tellPresence } from '../../core/program/tell';
import type { NameOf } from '../../core/program/tell';
import type { ToldPresence } from '../../core/program/told';
import { labelOf, presenceView } from '../presence-view';
import type { PresenceProgramDependencies, ProgramAccount } from './presence-program';

export const viewOf = ({ engine, standing }: ProgramAccount, translator: Translator): PresenceView =>
  presenceView(engine.state(), standing.otherSource(), [], translator);

export const nameOf =
  ({ engine }: ProgramAccount, translator: Translator): NameOf =>
  (definitionId) => ({
    label: labelOf(engine.state(), definitionId, translator),
    systemPresence: definitionOf(engine.state(), definitionId)?.systemPresence ?? 'unknown',
  });

/** What stands, as programs are told; null while it is not known. */
export function describePresence(
  account: ProgramAccount,
  { translator, isSimulated, timeZone }: PresenceProgramDependencies,
): ToldPresence | null {
  const { engine, standing, identity } = account;
  return tellPresence({
    userId: identity.userId,
    presence: viewOf(account, translator),
    isPrimary: engine.state().isPrimary,
    routingStatus: standing.routingStatus(),
    isOutOfOffice: standing.outOfOffice()?.isActive === true,
    connection: account.connection(),
    isSimulated,
    timeZone: timeZone(),
  });
}
