import type { Translator } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A clock time of today (`10:42`), with its weekday when it was in the last six days, else with its date.
 *
 * @param atMs epoch milliseconds, in the past.
 */
export function momentText(atMs: number, nowMs: number, locale: string): string {
  const startOfToday = new Date(nowMs).setHours(0, 0, 0, 0);
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (atMs >= startOfToday) {
    return new Intl.DateTimeFormat(locale, time).format(atMs);
  }
  if (atMs >= nowMs - 6 * DAY_MS) {
    return new Intl.DateTimeFormat(locale, { weekday: 'short', ...time }).format(atMs);
  }
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...time }).format(atMs);
}

/** A clock time with seconds, for the time of the next try: such a text never gets old. */
export function exactTimeText(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(atMs);
}

/** How long something has lasted, in whole minutes below a day and whole hours above. A clock that went back counts as zero. */
export function lengthText(sinceMs: number, nowMs: number, t: Translator): string {
  const lengthMs = Math.max(0, nowMs - sinceMs);
  const minutes = Math.floor(lengthMs / MINUTE_MS);
  const hours = Math.floor(lengthMs / HOUR_MS);
  if (minutes === 0) {
    return t.text('tray.length.moment');
  }
  if (hours === 0) {
    return t.text('duration.minutes', { minutes });
  }
  return lengthMs < DAY_MS
    ? t.text('duration.hours', { hours, minutes: minutes % 60 })
    : t.text('duration.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}

/**
 * When the tray's text changes next although nothing happens: at the next whole minute of the running presence, after a
 * day at the next whole hour. Null when nothing runs, so that no timer is needed.
 */
export function nextTrayChangeAt(snapshot: Snapshot, nowMs: number): number | null {
  const { current } = snapshot.presence;
  if (snapshot.session.state !== 'signed-in' || current === null) {
    return null;
  }
  const lengthMs = Math.max(0, nowMs - current.since);
  const stepMs = lengthMs < DAY_MS ? MINUTE_MS : HOUR_MS;
  return nowMs + stepMs - (lengthMs % stepMs);
}
