import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemSteadyTime } from '../../../../electron/adapters/steady-time';
import { startFakeLogind, startFakeScreenSaver, startFakeWindowManager } from '../../../fakes/desktop-services';
import type { RunningService } from '../../../fakes/desktop-services';
import { eventually } from '../../../fakes/eventually';
import { startBuses, watchLinuxDesk, type Buses } from './desk';

let buses: Buses & { end(): Promise<void> };
beforeAll(async () => {
  buses = await startBuses();
});
afterAll(() => buses.end());

async function owned<Service extends RunningService>(starting: Promise<Service>): Promise<Service> {
  const service = await starting;
  onTestFinished(() => service.end());
  return service;
}

describe('Idle time over D-Bus', () => {
  it.each(['org.gnome.Mutter.IdleMonitor', 'org.cinnamon.Muffin.IdleMonitor'])('is read from %s', async (name) => {
    const { counter } = await owned(startFakeWindowManager(buses.session, name));
    counter.idleMs = 83_456;
    const desk = watchLinuxDesk(buses);

    expect(await desk.monitor.read()).toMatchObject({ idleMs: 83_456, source: 'mutter' });
    expect(desk.health()).toEqual({ mutter: 'trusted', 'screen-saver': 'absent', logind: 'absent' });
  });

  it('is read from KDE’s screen saver where it keeps count, and is absent where it does not', async () => {
    const { saver } = await owned(startFakeScreenSaver(buses.session));
    const desk = watchLinuxDesk(buses);
    expect(await desk.monitor.read()).toBeNull();
    expect(desk.health()).toMatchObject({ 'screen-saver': 'absent' });

    saver.idleMs = 61_000;
    expect(await desk.monitor.read()).toMatchObject({ idleMs: 61_000, source: 'screen-saver' });
  });

  it('comes from logind’s hint last, and only once the desktop has set it', async () => {
    const { session } = await owned(startFakeLogind(buses.system));
    const desk = watchLinuxDesk(buses);
    expect(await desk.monitor.read()).toBeNull();
    expect(desk.health()).toMatchObject({ logind: 'always-zero' });

    session.setIdleSince(systemSteadyTime.awakeMs() - 2_000);
    await desk.next('sources-changed');
    const { source, idleMs } = await eventually(() => desk.monitor.read());
    expect(source).toBe('logind');
    expect(idleMs).toBeGreaterThanOrEqual(2_000);
  });

  it('is missed at once when its source dies, without being asked for, and found again when it comes back', async () => {
    const first = await startFakeWindowManager(buses.session);
    const desk = watchLinuxDesk(buses);
    await desk.next('sources-changed');
    expect(desk.health()).toMatchObject({ mutter: 'trusted' });

    await first.end();
    await desk.next('sources-changed');
    expect(desk.health()).toMatchObject({ mutter: 'absent' });
    expect(await desk.monitor.read()).toBeNull();

    const { counter } = await owned(startFakeWindowManager(buses.session));
    counter.idleMs = 5_000;
    await desk.next('sources-changed');
    expect(await desk.monitor.read()).toMatchObject({ source: 'mutter' });
  });

  it('is asked of nobody while nobody asks, and no timer waits', async () => {
    const { counter } = await owned(startFakeWindowManager(buses.session));
    const desk = watchLinuxDesk(buses);
    await desk.monitor.read();
    const { asked } = counter;
    await desk.monitor.read();

    expect(counter.asked).toBe(asked + 1);
    expect(desk.scheduler.pending).toBe(0);
  });

  it('is not known without any bus, and nothing is thrown', async () => {
    const desk = watchLinuxDesk({ session: 'disabled:', system: 'unix:path=/nowhere/bus' });

    await desk.next('sources-changed');
    expect(await desk.monitor.read()).toBeNull();
    expect(desk.health()).toEqual({ mutter: 'absent', 'screen-saver': 'absent', logind: 'absent' });
    expect(desk.monitor.lockState()).toBe('unknown');
  });
});

describe('The lock over D-Bus', () => {
  it.each([
    'org.freedesktop.ScreenSaver',
    'org.gnome.ScreenSaver',
    'org.cinnamon.ScreenSaver',
    'org.mate.ScreenSaver',
    'org.xfce.ScreenSaver',
  ])('is an active %s', async (name) => {
    const { saver, end } = await owned(startFakeScreenSaver(buses.session, name));
    const desk = watchLinuxDesk(buses);
    await eventually(() => desk.monitor.lockState() === 'unlocked');

    saver.setActive(true);
    await desk.next('locked');
    expect(desk.monitor.lockState()).toBe('locked');
    saver.setActive(false);
    await desk.next('unlocked');

    saver.setActive(true);
    await desk.next('locked');
    // A teller that goes has not said that anybody is back.
    await end();
    await eventually(() => desk.monitor.lockState() === 'unknown');
    expect(desk.events.map(({ type }) => type).filter((type) => /lock/.test(type))).toEqual([
      'locked',
      'unlocked',
      'locked',
    ]);
  });

  it('that holds already when the app starts is found', async () => {
    const { saver } = await owned(startFakeScreenSaver(buses.session));
    saver.isActive = true;
    const desk = watchLinuxDesk(buses);

    await desk.next('locked');
  });

  it('is what the session manager says, and a mere wish to lock is not', async () => {
    const { session } = await owned(startFakeLogind(buses.system));
    const desk = watchLinuxDesk(buses);
    await eventually(() => desk.monitor.lockState() === 'unlocked');

    session.Lock();
    session.setLocked(true);
    await desk.next('locked');
    session.setLocked(false);
    await desk.next('unlocked');
    expect(desk.events.filter(({ type }) => type === 'locked')).toHaveLength(1);
  });

  it('is no longer the screen saver once the session manager has told of one', async () => {
    const { session } = await owned(startFakeLogind(buses.system));
    const { saver } = await owned(startFakeScreenSaver(buses.session, 'org.gnome.ScreenSaver'));
    const desk = watchLinuxDesk(buses);
    await eventually(() => desk.monitor.lockState() === 'unlocked');
    session.setLocked(true);
    await desk.next('locked');
    session.setLocked(false);
    await desk.next('unlocked');

    saver.setActive(true);
    session.setLocked(true);
    await desk.next('locked');
    session.setLocked(false);
    await desk.next('unlocked');
    expect(desk.monitor.lockState()).toBe('unlocked');
  });
});

describe('Sleep and shutdown over D-Bus', () => {
  it('are told once each, however often they are said', async () => {
    const { manager } = await owned(startFakeLogind(buses.system));
    const desk = watchLinuxDesk(buses);
    await eventually(() => desk.monitor.lockState() === 'unlocked');

    for (const isBeginning of [true, true, false, false]) manager.PrepareForSleep(isBeginning);
    const { suspendedAtMs } = await desk.next('resumed');
    for (const isBeginning of [true, true]) manager.PrepareForShutdown(isBeginning);
    await desk.next('ending');

    const told = desk.events.filter(({ type }) => type !== 'sources-changed');
    expect(told.map(({ type }) => type)).toEqual(['suspending', 'resumed', 'ending']);
    expect(told[0]?.atMs).toBe(suspendedAtMs);
  });
});
