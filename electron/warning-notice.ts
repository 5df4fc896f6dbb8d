import { formatClockTime, formatDurationInSentence } from '../shared/format';
import type { Translator } from '../shared/i18n';
import type { AbsenceCard, Snapshot } from '../shared/snapshot';
import type { AppCommand, Clock, DesktopNotices, Disposable } from './ports';

export interface WarningNoticeDependencies {
  readonly notices: DesktopNotices;
  readonly clock: Clock;
  readonly translator: Translator;
  readonly onCommand: (command: AppCommand) => void;
}

/** The desktop's own notice of a warning, for those who look elsewhere than at the card. */
export interface WarningNotice extends Disposable {
  publish(snapshot: Snapshot): void;
}

type Warning = Extract<AbsenceCard, { kind: 'warning' }>;

const HERE = 'here';
/** Break and Meal: more buttons than three no desktop shows. */
const REASONS = 2;

/**
 * Says a warning in the desktop's own words as long as it counts, once for each: it is not shown again to somebody who has put
 * it away, and is taken away as soon as the warning is over, so that nobody comes back to a question that is no longer asked.
 */
export function createWarningNotice(dependencies: WarningNoticeDependencies): WarningNotice {
  const { notices, clock, translator, onCommand } = dependencies;
  let shownFor: string | null = null;

  notices.onAnswer((id) => {
    if (id === null) onCommand({ type: 'open-window' });
    else if (id === HERE) onCommand({ type: 'inactivity', asks: { type: 'im-here' } });
    else onCommand({ type: 'set-presence', definitionId: id });
  });

  function show({ target, former, deadline, idleSince, choices }: Warning): void {
    const now = clock.now();
    const duration = formatDurationInSentence(translator, now - idleSince);
    const reasons = choices.filter(({ refusal }) => refusal === null).slice(0, REASONS);
    notices.show({
      title: translator.text('absence.warning.title', {
        target: target.label,
        time: formatClockTime(deadline, translator.locale),
      }),
      body: translator.text('absence.warning.body', { duration, former: former.label }),
      actions: [
        { id: HERE, label: translator.text('absence.here') },
        ...reasons.map(({ definitionId, label }) => ({ id: definitionId, label })),
      ],
      lifetimeMs: Math.max(0, deadline - now),
    });
  }

  return {
    publish({ inactivity: { card } }) {
      const warning = card?.kind === 'warning' && card.state === 'counting' ? card : null;
      // After a deferral the same absence warns afresh, with a deadline of its own.
      const occasion = warning === null ? null : `${warning.absenceId} ${warning.deadline}`;
      if (occasion === shownFor) return;
      shownFor = occasion;
      if (warning === null) notices.withdraw();
      else show(warning);
    },
    dispose: () => notices.dispose(),
  };
}
