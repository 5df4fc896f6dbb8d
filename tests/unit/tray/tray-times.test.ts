import { describe, expect, it } from 'vitest';
import { nextTrayChangeAt } from '../../../electron/tray/tray-times';
import { trayModel } from '../../../electron/tray/tray-model';
import { createTranslator } from '../../../shared/i18n';
import { at, now, onQueue, snapshot } from './example-snapshot';

const t = createTranslator('en-GB');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('the next change of the tray by time alone', () => {
  it('is the next whole minute of the running presence', () => {
    const since = at(10, 42, 30);
    const example = snapshot({ presence: { current: { ...onQueue, since } } });
    expect(nextTrayChangeAt(example, at(11, 54, 10))).toBe(at(11, 54, 30));
    expect(nextTrayChangeAt(example, at(11, 54, 30))).toBe(at(11, 55, 30));
  });

  it('comes once an hour when the presence has lasted a day', () => {
    const example = snapshot({ presence: { current: { ...onQueue, since: now - 25 * HOUR_MS - MINUTE_MS } } });
    expect(nextTrayChangeAt(example, now)).toBe(now + 59 * MINUTE_MS);
  });

  it('is a minute away when the clock went back behind the beginning', () => {
    expect(nextTrayChangeAt(snapshot(), at(10, 0))).toBe(at(10, 1));
  });

  it('never comes when nothing runs', () => {
    expect(nextTrayChangeAt(snapshot({ presence: { current: null } }), now)).toBeNull();
    expect(nextTrayChangeAt(snapshot({ session: { state: 'starting', waitingFor: 'app' } }), now)).toBeNull();
  });

  it('is the first instant at which the model differs', () => {
    const example = snapshot({ presence: { current: { ...onQueue, since: at(10, 42, 30) } } });
    const next = nextTrayChangeAt(example, now) ?? Number.NaN;
    expect(trayModel(example, next - 1, t)).toEqual(trayModel(example, now, t));
    expect(trayModel(example, next, t)).not.toEqual(trayModel(example, now, t));
  });
});
