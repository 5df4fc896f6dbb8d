import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPowerMonitorSigns } from '../../../../electron/adapters/idle/power-monitor-signs';
import { createQuittingHold } from '../../../../electron/adapters/idle/quitting-hold';
import type { SessionSign } from '../../../../electron/ports';

class FakePowerMonitor extends EventEmitter {
  state: 'active' | 'locked' = 'active';

  getSystemIdleState(): 'active' | 'locked' {
    return this.state;
  }
}

function listen(platform: 'win32' | 'darwin', holdsEnd = false) {
  const powerMonitor = new FakePowerMonitor();
  const told: SessionSign[] = [];
  const signs = createPowerMonitorSigns({ powerMonitor, platform, holdsEnd: () => holdsEnd });
  signs.start((sign) => told.push(sign));
  return { powerMonitor, told, signs };
}

const locked = (isLocked: boolean): SessionSign => ({ type: 'lock', voice: 'system', isLocked });

describe('What Electron tells of the session', () => {
  it.each(['win32', 'darwin'] as const)('is lock and sleep on %s, and how it is at the start', (platform) => {
    const { powerMonitor, told } = listen(platform);
    for (const event of ['lock-screen', 'unlock-screen', 'suspend', 'resume']) powerMonitor.emit(event);

    expect(told).toEqual([locked(false), locked(true), locked(false), { type: 'going-to-sleep' }, { type: 'awake' }]);
  });

  it('is not the end of the session on Windows, which only windows hear of', () => {
    expect(listen('win32').powerMonitor.eventNames()).not.toContain('shutdown');
  });

  it('counts another user at the Mac as a lock, until this one is back and has unlocked', () => {
    const { powerMonitor, told } = listen('darwin');
    told.length = 0;
    powerMonitor.emit('user-did-resign-active');
    powerMonitor.state = 'locked';
    powerMonitor.emit('user-did-become-active');
    powerMonitor.emit('unlock-screen');

    expect(told).toEqual([locked(true), locked(true), locked(false)]);
  });

  it.each([true, false])('holds the shutdown of a Mac back only if asked to: %s', (holdsEnd) => {
    const { powerMonitor, told } = listen('darwin', holdsEnd);
    let isPrevented = false;
    powerMonitor.emit('shutdown', { preventDefault: () => (isPrevented = true) });

    expect(isPrevented).toBe(holdsEnd);
    expect(told.at(-1)).toEqual({ type: 'ending' });
  });

  it('is not listened to after the end', () => {
    const { powerMonitor, signs } = listen('darwin');
    signs.dispose();

    expect(powerMonitor.eventNames()).toEqual([]);
  });
});

describe('The end of a session on macOS', () => {
  it('waits until the app has quit, where there is work to wait for', () => {
    let quits = 0;
    const hold = createQuittingHold(() => (quits += 1));
    hold.release('end');
    expect([hold.holdsEnd(), hold.grantedMs('end'), quits]).toEqual([false, 0, 0]);

    hold.ask({ sleep: true, end: true });
    expect([hold.holdsEnd(), hold.grantedMs('end'), hold.grantedMs('sleep')]).toEqual([true, 5_000, 0]);
    hold.release('sleep');
    expect(quits).toBe(0);
    hold.release('end');
    expect(quits).toBe(1);
  });
});
