import { formatClockTime, formatSince } from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';
import { assertNever } from '../../shared/assert-never';
import { sessionTooltipParts } from './tray-session-lines';
import { absenceTooltip } from './tray-absence-lines';
import { otherSourceName } from './tray-standing-lines';
import { causePhrase, cut, oneLine } from './tray-words';

/** Windows holds 128 UTF-16 units in `NOTIFYICONDATA.szTip`, the closing zero among them. */
export const TOOLTIP_MAX_LENGTH = 127;

const SEPARATOR = ' · ';

/** Too short a rest of a note says nothing: then the note is left out. */
const SHORTEST_NOTE = 8;

/** Whether simulated, the presence and since when, what is under way, the cause, the connection, and the note if it fits. */
export function trayTooltip(snapshot: Snapshot, nowMs: number, t: Translator): string {
  const parts = [...(snapshot.app.isSimulated ? [t.text('tray.simulated')] : []), ...sessionParts(snapshot, nowMs, t)];
  const text = cut(parts.join(SEPARATOR), TOOLTIP_MAX_LENGTH);
  const note = snapshot.session.state === 'signed-in' ? oneLine(snapshot.presence.current?.note ?? '') : '';
  const room = TOOLTIP_MAX_LENGTH - text.length - SEPARATOR.length;
  return note === '' || room < Math.min(SHORTEST_NOTE, note.length) ? text : `${text}${SEPARATOR}${cut(note, room)}`;
}

function sessionParts(snapshot: Snapshot, nowMs: number, t: Translator): string[] {
  const { session } = snapshot;
  switch (session.state) {
    case 'starting':
      return [session.waitingFor === 'app' ? t.text('tray.starting') : t.text(`tray.waiting.${session.waitingFor}`)];
    case 'signing-in':
      return [t.text('tray.signing-in')];
    case 'signed-out':
      return [t.text('tray.signed-out')];
    case 'signed-in':
      return [...presenceParts(snapshot, nowMs, t), ...sessionTooltipParts(session, t)];
    default:
      return assertNever(session);
  }
}

function presenceParts(snapshot: Snapshot, nowMs: number, t: Translator): string[] {
  const { presence, connection, routingStatus, outOfOffice } = snapshot;
  const { current, wanted, notice, future, timer } = presence;
  const parts = [
    current === null
      ? t.text('tray.reading')
      : t.text('tray.now', { label: oneLine(current.label), since: formatSince(t, current.since, nowMs) }),
  ];
  const absence = absenceTooltip(snapshot, nowMs, t);
  if (absence !== null) {
    parts.push(absence);
  }
  if (notice?.kind === 'not-set') {
    parts.push(t.text('tray.not-set', { label: oneLine(notice.label) }));
  }
  if (routingStatus === 'not_responding') {
    parts.push(t.text('tray.is-not-responding'));
  }
  if (wanted !== null) {
    parts.push(
      wanted.label === null ? t.text('tray.setting-note') : t.text('tray.setting', { label: oneLine(wanted.label) }),
    );
  }
  if (future !== null) {
    parts.push(t.text('tray.future-short', { label: oneLine(future.label) }));
  }
  if (timer !== null) {
    const time = formatClockTime(timer.endsAt, t.locale);
    parts.push(t.text(timer.stage === 'running' ? 'timed.until' : 'timed.until.over', { time }));
  }
  if (current !== null) {
    parts.push(causePhrase(current.cause, t));
  }
  if (connection.state !== 'live') {
    parts.push(t.text(connection.state === 'offline' ? 'tray.offline' : 'tray.connecting'));
  }
  if (connection.isStale && connection.confirmedAt !== null) {
    parts.push(t.text('tray.unconfirmed', { time: formatClockTime(connection.confirmedAt, t.locale) }));
  }
  const source = otherSourceName(snapshot, t);
  if (source !== null) {
    parts.push(t.text('tray.other-source-short', { source }));
  }
  if (outOfOffice !== null) {
    parts.push(t.text('tray.out-of-office'));
  }
  return parts;
}
