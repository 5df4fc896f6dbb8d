import {
  formatCause,
  formatClockTime,
  formatClockTimeWithSeconds,
  formatFailure,
  formatMissed,
  formatSinceLine,
} from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import type { PresenceNotice, Snapshot, WantedPresence } from '../../shared/snapshot';
import type { MenuItem } from '../ports';
import { assertNever } from '../../shared/assert-never';
import { withoutKeyringItems } from './tray-session-lines';
import { cut, oneLine } from './tray-words';

/** Longer lines would make the whole menu wide. */
const NOTE_LINE_LENGTH = 60;
const FAILURE_LINE_LENGTH = 100;

const line = (label: string): MenuItem => ({ kind: 'text', label });

/** The cloud's own words may be long, and may have line breaks. */
const failureLine = (code: Parameters<typeof formatFailure>[1], detail: string, t: Translator): string =>
  cut(oneLine(formatFailure(t, code, detail)), FAILURE_LINE_LENGTH);

/** What is so just now: presence and running time, its cause, the note, the connection, whether all this is simulated. */
export function nowItems({ app, presence, connection }: Snapshot, nowMs: number, t: Translator): MenuItem[] {
  const { current } = presence;
  const items: MenuItem[] = [];
  if (current === null) {
    items.push(line(t.text('tray.reading')));
  } else {
    const label = oneLine(current.label);
    const since = formatSinceLine(t, current.since, nowMs);
    items.push(line(t.text('tray.now', { label, since })), line(formatCause(t, current.cause)));
    const note = oneLine(current.note);
    if (note !== '') {
      items.push(line(t.text('tray.note', { note: cut(note, NOTE_LINE_LENGTH) })));
    }
  }
  if (connection.state !== 'live') {
    items.push(line(t.text(connection.state === 'offline' ? 'tray.offline' : 'tray.connecting')));
  }
  if (connection.isStale && connection.confirmedAt !== null) {
    items.push(line(t.text('tray.unconfirmed', { time: formatClockTime(connection.confirmedAt, t.locale) })));
  }
  return app.isSimulated ? [...items, line(t.text('tray.simulated'))] : items;
}

/** A choice that the cloud has not acknowledged, with the ways out of it. */
export function wantedItems(wanted: WantedPresence, t: Translator): MenuItem[] {
  const label = wanted.label === null ? null : oneLine(wanted.label);
  const withdraw: MenuItem = {
    kind: 'command',
    label: label === null ? t.text('tray.withdraw-note') : t.text('tray.withdraw', { label }),
    command: { type: 'withdraw-presence' },
  };
  if (wanted.stage === 'sending') {
    return [line(label === null ? t.text('tray.setting-note') : t.text('tray.setting', { label })), withdraw];
  }
  const { failure } = wanted;
  return [
    line(label === null ? t.text('tray.note-not-set-yet') : t.text('tray.not-set-yet', { label })),
    ...(failure === null ? [] : [line(failureLine(failure.code, failure.detail, t))]),
    ...(failure === null || failure.retryAt === null
      ? []
      : [line(t.text('tray.next-try', { time: formatClockTimeWithSeconds(failure.retryAt, t.locale) }))]),
    line(t.text('tray.given-up-at', { time: formatClockTime(wanted.givenUpAt, t.locale) })),
    // A pause that the cloud asked for cannot be cut short.
    ...(failure?.code === 'rate-limited' ? [] : [retryItem(t)]),
    withdraw,
  ];
}

const retryItem = (t: Translator): MenuItem => ({
  kind: 'command',
  label: t.text('tray.retry'),
  command: { type: 'retry-presence' },
});

/** Something that waits for the agent; the answer is given in the window. */
export function noticeItems(notice: PresenceNotice, nowMs: number, t: Translator): MenuItem[] {
  switch (notice.kind) {
    case 'not-set':
      return [
        line(t.text('tray.not-set', { label: oneLine(notice.label) })),
        line(failureLine(notice.code, notice.detail, t)),
      ];
    case 'conflict': {
      const theirs = oneLine(notice.theirsLabel);
      const mine = oneLine(notice.mineLabel);
      return [line(t.text('tray.conflict', { theirs, mine })), line(t.text('tray.conflict-answer'))];
    }
    case 'automatic-missed':
      return [line(cut(oneLine(formatMissed(t, notice, nowMs)), FAILURE_LINE_LENGTH))];
    default:
      return assertNever(notice);
  }
}

/** Everything that is said while nobody is signed in. */
export function signedOutItems({ app, session, presence }: Snapshot, t: Translator): MenuItem[] {
  const items: MenuItem[] = [];
  switch (session.state) {
    case 'starting':
      items.push(line(t.text(`tray.waiting.${session.waitingFor}`)), ...withoutKeyringItems(session, t));
      break;
    case 'signing-in':
      items.push(line(t.text('tray.signing-in')));
      break;
    case 'signed-out':
      items.push(line(t.text('tray.signed-out')));
      if (session.reason === 'not-chosen') {
        items.push({
          kind: 'command',
          label: t.text('tray.set-up'),
          command: { type: 'open-page', page: 'onboarding' },
        });
      } else if (session.reason !== 'never' && session.reason !== 'by-user') {
        items.push(line(t.text(`tray.signed-out.${session.reason}`)));
      }
      if (presence.wanted !== null) {
        const { label, givenUpAt } = presence.wanted;
        const time = formatClockTime(givenUpAt, t.locale);
        items.push(
          line(
            label === null ? t.text('tray.kept-note', { time }) : t.text('tray.kept', { label: oneLine(label), time }),
          ),
        );
      }
      if (session.canSignIn) {
        items.push({ kind: 'command', label: t.text('tray.sign-in'), command: { type: 'sign-in' } });
      }
      break;
    case 'signed-in':
      break;
    default:
      return assertNever(session);
  }
  return app.isSimulated ? [...items, line(t.text('tray.simulated'))] : items;
}
