import { describe, expect, it } from 'vitest';
import type { IdleReading, LockState } from '../../../electron/ports';
import { attendanceBy } from '../../../electron/services/attendance';

const ask = (idleMs: number | null, lock: LockState = 'unlocked') => {
  const reading: IdleReading | null = idleMs === null ? null : { idleMs, source: 'power-monitor', atMs: 0 };
  return attendanceBy({ read: () => Promise.resolve(reading), lockState: () => lock })(60_000);
};

describe('The agent', () => {
  it('is there while their last input is recent enough', async () => {
    expect(await ask(59_999)).toBe('present');
    expect(await ask(60_000)).toBe('gone');
  });

  it('is gone behind a locked screen, whatever moves the mouse', async () => {
    expect(await ask(0, 'locked')).toBe('gone');
    expect(await ask(0, 'unknown')).toBe('present');
  });

  it('may be there where no source of input can be trusted', async () => {
    expect(await ask(null)).toBe('unknown');
  });
});
