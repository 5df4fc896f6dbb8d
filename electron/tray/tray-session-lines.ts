import { formatClockTime } from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import type { SessionView } from '../../shared/snapshot';
import type { MenuItem } from '../ports';

type SignedIn = Extract<SessionView, { state: 'signed-in' }>;
type Starting = Extract<SessionView, { state: 'starting' }>;

const line = (label: string): MenuItem => ({ kind: 'text', label });

/** In the last half hour of a sign-in: until when it lasts, and the one click that makes it last. */
export function signInAgainItems({ endsAt, isEndingSoon, again }: SignedIn, t: Translator): MenuItem[] {
  if (again?.state === 'under-way') return [line(t.text('tray.signing-in'))];
  if (!isEndingSoon || endsAt === null) return [];
  return [
    line(t.text('tray.signed-in-until', { time: formatClockTime(endsAt, t.locale) })),
    ...(again?.state === 'failed' ? [line(t.text('tray.sign-in-again-failed'))] : []),
    { kind: 'command', label: t.text('tray.sign-in-again'), command: { type: 'sign-in' } },
  ];
}

/** What the tooltip says of the sign-in: that it ends soon, and that it could alter more than the agent. */
export function sessionTooltipParts({ actsAs, endsAt, isEndingSoon }: SignedIn, t: Translator): string[] {
  return [
    ...(actsAs === 'application' ? [t.text('tray.acts-as-application')] : []),
    ...(isEndingSoon && endsAt !== null
      ? [t.text('tray.signed-in-until-short', { time: formatClockTime(endsAt, t.locale) })]
      : []),
  ];
}

/** The way on while the keyring does not answer. */
export function withoutKeyringItems({ waitingFor }: Starting, t: Translator): MenuItem[] {
  if (waitingFor !== 'keyring') return [];
  return [{ kind: 'command', label: t.text('tray.sign-in-until-quit'), command: { type: 'sign-in-until-quit' } }];
}
