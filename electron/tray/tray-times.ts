import type { Snapshot } from '../../shared/snapshot';
import { nextCountdownStepAt } from './tray-absence-lines';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * When the tray's text changes next although nothing happens: at the next whole minute of the running presence, after a
 * day, when minutes are no longer shown, at the next whole hour; while a warning counts, at its next step. Null when nothing runs, so that no timer is needed.
 *
 * @param nowMs epoch milliseconds.
 */
export function nextTrayChangeAt(snapshot: Snapshot, nowMs: number): number | null {
  const { current } = snapshot.presence;
  if (snapshot.session.state !== 'signed-in' || current === null) {
    return null;
  }
  const countdownStep = nextCountdownStepAt(snapshot, nowMs);
  const lengthMs = Math.max(0, nowMs - current.since);
  const stepMs = lengthMs < DAY_MS ? MINUTE_MS : HOUR_MS;
  return Math.min(nowMs + stepMs - (lengthMs % stepMs), countdownStep ?? Infinity);
}
