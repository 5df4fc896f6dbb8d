import { assertNever } from '../../shared/assert-never';
import { formatClockTime, formatUntil } from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import { pauseLengths } from '../../shared/ipc/inactivity-requests';
import type { AbsenceCard, Snapshot } from '../../shared/snapshot';
import type { InactivityCommand, MenuItem } from '../ports';
import { oneLine } from './tray-words';

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** The countdown goes in steps of so many seconds: a tooltip that changes each second is read by nobody. */
const COUNTDOWN_STEP_SECONDS = 10;

const line = (label: string): MenuItem => ({ kind: 'text', label });

const command = (asks: InactivityCommand, label: string): MenuItem => ({
  kind: 'command',
  label,
  command: { type: 'inactivity', asks },
});

/** The card of an absence in the menu, with the answer that may be given without seeing the window. */
export function absenceItems({ inactivity: { card } }: Snapshot, nowMs: number, t: Translator): MenuItem[] {
  if (card === null) return [];
  const target = 'target' in card ? oneLine(card.target.label) : '';
  switch (card.kind) {
    case 'warning':
      if (card.state === 'still-here') return [];
      // The time of day, not the seconds: a menu that is set anew each second cannot be clicked on every panel.
      return [
        line(t.text('tray.absence.warning', { target, time: formatClockTime(card.deadline, t.locale) })),
        command({ type: 'im-here' }, t.text('tray.absence.here')),
      ];
    case 'deferred':
      return [
        line(t.text(card.because === 'interaction' ? 'tray.absence.deferred' : 'tray.absence.unreadable', { target })),
        command({ type: 'im-here' }, t.text('tray.absence.here')),
      ];
    case 'return':
      return card.backTo === null || card.isGoingBack
        ? []
        : [
            command(
              { type: 'answer-return', absenceId: card.absenceId, answer: 'go-back' },
              t.text('tray.absence.back', { label: oneLine(card.backTo.label) }),
            ),
          ];
    case 'go-on-queue':
    case 'gap':
      // Going On Queue is a row of this menu anyway; a gap asks for nothing.
      return [];
    default:
      return assertNever(card);
  }
}

/** What happens by itself, and for how long it may rest. */
export function automaticOfflineItems(snapshot: Snapshot, nowMs: number, t: Translator): MenuItem[] {
  const { automaticOffline } = snapshot.inactivity;
  switch (automaticOffline.state) {
    case 'on':
      return [
        line(watchedLine(snapshot, automaticOffline, t)),
        {
          kind: 'submenu',
          label: t.text('tray.automatic.pause'),
          items: pauseLengths.map((until) => command({ type: 'pause', until }, t.text(`automatic.pause.${until}`))),
        },
      ];
    case 'off':
      return [line(t.text('tray.automatic.off'))];
    case 'paused':
      return [
        line(t.text('tray.automatic.paused', { moment: formatUntil(t, automaticOffline.until, nowMs) })),
        command({ type: 'resume' }, t.text('tray.automatic.resume')),
      ];
    case 'unavailable':
      return automaticOffline.reason === 'signed-out' ? [] : [line(t.text('tray.automatic.unavailable'))];
    default:
      return assertNever(automaticOffline);
  }
}

type Watching = Extract<Snapshot['inactivity']['automaticOffline'], { state: 'on' }>;

function watchedLine({ presence }: Snapshot, { thresholdMs, unwatched }: Watching, t: Translator): string {
  if (thresholdMs !== null && unwatched === null) {
    return t.text('tray.automatic.on', { minutes: thresholdMs / MINUTE_MS });
  }
  const label = oneLine(presence.current?.label ?? '');
  return t.text(`tray.automatic.${unwatched ?? 'never'}`, { label });
}

/** What the tooltip says of an absence; null when there is nothing. */
export function absenceTooltip({ inactivity: { card } }: Snapshot, nowMs: number, t: Translator): string | null {
  if (card === null) return null;
  if (card.kind === 'deferred') return t.text('tray.absence.deferred', { target: oneLine(card.target.label) });
  if (!isCounting(card)) return null;
  const seconds = shownSecondsOf(card.deadline, nowMs);
  return t.text('tray.absence.warning-in', { target: oneLine(card.target.label), seconds });
}

/** When the countdown in the tooltip changes next, in epoch milliseconds; null while nothing counts. */
export function nextCountdownStepAt({ inactivity: { card } }: Snapshot, nowMs: number): number | null {
  if (card === null || !isCounting(card) || card.deadline <= nowMs) return null;
  return card.deadline - (shownSecondsOf(card.deadline, nowMs) - COUNTDOWN_STEP_SECONDS) * SECOND_MS;
}

/** Whether the icon asks for the agent: a warning counts, or something that a rule did waits for an answer. */
export function wantsAttention({ inactivity: { card } }: Snapshot): boolean {
  if (card === null) return false;
  return isCounting(card) || (card.kind === 'return' && card.state === 'back' && !card.isGoingBack);
}

const isCounting = (card: AbsenceCard): card is Extract<AbsenceCard, { kind: 'warning' }> =>
  card.kind === 'warning' && card.state === 'counting';

/** Rounded up to whole steps: never less than is left. */
function shownSecondsOf(deadline: number, nowMs: number): number {
  return Math.max(0, Math.ceil((deadline - nowMs) / SECOND_MS / COUNTDOWN_STEP_SECONDS)) * COUNTDOWN_STEP_SECONDS;
}
