import { describe, expect, it } from 'vitest';
import { always, Desk, honest, HOUR, inWholeSeconds, kind, MINUTE, SECOND } from './chain-harness';
import { examples, fc } from '../../../properties';

const mutter = kind('mutter');
const powerMonitor = kind('power-monitor');
const screenSaver = kind('screen-saver');
const logind = kind('logind', { isCoarse: true });

describe('The chain of idle sources', () => {
  it('believes the most direct source there is', () => {
    const desk = new Desk([
      [mutter, honest],
      [powerMonitor, inWholeSeconds],
    ]);

    expect(desk.readAfter(42_700).reading).toEqual({ idleMs: 42_700, source: 'mutter' });
    expect(desk.health()).toEqual({ mutter: 'trusted', 'power-monitor': 'trusted' });
  });

  it('takes the next one where the desktop lacks it, and comes back when it appears', () => {
    const desk = new Desk([
      [mutter, always('absent')],
      [powerMonitor, inWholeSeconds],
    ]);
    expect(desk.readAfter(MINUTE).reading).toEqual({ idleMs: MINUTE, source: 'power-monitor' });

    desk.voices.set('mutter', honest);
    const judgement = desk.readAfter(MINUTE);
    expect(judgement.hasChanged).toBe(true);
    expect(judgement.reading?.source).toBe('mutter');
  });

  it('notices one that dies, and says that there is none left', () => {
    const desk = new Desk([[mutter, honest]]);
    desk.readAfter(MINUTE);
    desk.voices.set('mutter', always('absent'));

    expect(desk.readAfter(MINUTE)).toMatchObject({ reading: null, hasChanged: true });
    expect(desk.inUse()).toBeNull();
  });

  it('bears one failure and no more, gives no old answer for a new one, and takes it back after two good answers', () => {
    const desk = new Desk([[powerMonitor, honest]]);
    desk.readAfter(MINUTE);
    desk.voices.set('power-monitor', always('failed'));

    expect(desk.readAfter(MINUTE)).toMatchObject({ reading: null, hasChanged: false });
    expect(desk.readAfter(MINUTE)).toMatchObject({ reading: null, hasChanged: true });
    expect(desk.health()).toEqual({ 'power-monitor': 'fails' });

    desk.voices.set('power-monitor', honest);
    expect(desk.readAfter(MINUTE).reading).toBeNull();
    expect(desk.readAfter(MINUTE).reading).toEqual({ idleMs: 5 * MINUTE, source: 'power-monitor' });
  });

  it('is not called there before it has answered', () => {
    const desk = new Desk([[mutter, always('failed')]]);
    desk.readAfter(MINUTE);
    expect(desk.health()).toEqual({ mutter: 'absent' });

    desk.readAfter(MINUTE);
    expect(desk.health()).toEqual({ mutter: 'fails' });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 11 * HOUR])(
    'calls %d ms nonsense on a computer that is up for 10 h',
    (idleMs) => {
      const desk = new Desk([[powerMonitor, always(idleMs)]]);

      expect(desk.readAfter(0).reading).toBeNull();
      expect(desk.health()).toEqual({ 'power-monitor': 'nonsense' });
    },
  );

  it('never believes X11 on Wayland, even where it behaves well', () => {
    const desk = new Desk([[kind('power-monitor', { barredBy: 'x11-on-wayland' }), honest]]);
    desk.beAway(50, MINUTE);
    desk.voices.set('power-monitor', always('failed'));
    desk.beAway(3, MINUTE);

    expect(desk.health()).toEqual({ 'power-monitor': 'x11-on-wayland' });
    expect(desk.judgement?.reading).toBeNull();
  });
});

describe('A source that lies about time', () => {
  it('is demoted when it rises faster than time', () => {
    const desk = new Desk([[powerMonitor, honest]]);
    desk.readAfter(MINUTE);
    desk.voices.set('power-monitor', (idleMs) => idleMs + 30 * MINUTE);

    expect(desk.readAfter(10 * SECOND).reading).toBeNull();
    expect(desk.health()).toEqual({ 'power-monitor': 'jumps' });
  });

  it('is demoted when it falls to a moment at which it had seen no input', () => {
    const desk = new Desk([[powerMonitor, honest]]);
    desk.readAfter(10 * MINUTE);
    desk.voices.set('power-monitor', always(5 * MINUTE));

    desk.readAfter(10 * SECOND);
    expect(desk.health()).toEqual({ 'power-monitor': 'jumps' });
  });

  it('is demoted when it does not move on', () => {
    const desk = new Desk([[powerMonitor, always(10 * MINUTE)]]);
    desk.readAfter(0);
    desk.readAfter(10 * SECOND);

    expect(desk.health()).toEqual({ 'power-monitor': 'stands-still' });
  });

  it('is demoted when it says a small number again and again for two hours', () => {
    const desk = new Desk([[powerMonitor, always(4 * SECOND)]]);
    desk.beAway(12, 15 * MINUTE);

    expect(desk.health()).toEqual({ 'power-monitor': 'stands-still' });
  });

  it('counts seconds as milliseconds: it stands still, and nobody is set offline by it', () => {
    const desk = new Desk([[screenSaver, (idleMs) => Math.floor(idleMs / SECOND)]]);
    desk.beAway(40, 4 * MINUTE);

    expect(desk.health()).toEqual({ 'screen-saver': 'stands-still' });
  });

  it('is believed again after it has counted up three times, and next time only after six', () => {
    const desk = new Desk([[powerMonitor, honest]]);
    const lie = (): void => {
      desk.voices.set('power-monitor', (idleMs) => idleMs + HOUR);
      desk.readAfter(MINUTE);
      desk.voices.set('power-monitor', honest);
      desk.readAfter(MINUTE);
    };
    const readingsUntilTrusted = (): number => {
      for (let count = 1; ; count += 1) if (desk.readAfter(MINUTE).reading) return count;
    };
    desk.readAfter(MINUTE);

    lie();
    expect(readingsUntilTrusted()).toBe(3);
    lie();
    expect(readingsUntilTrusted()).toBe(6);
  });
});

describe('A source that always says 0', () => {
  it('is demoted after two hours even where nothing else can contradict it', () => {
    const desk = new Desk([[powerMonitor, always(0)]]);
    desk.beAway(4, 30 * MINUTE);
    expect(desk.inUse()).toBe('power-monitor');

    desk.beAway(6, 30 * MINUTE);
    expect(desk.health()).toEqual({ 'power-monitor': 'always-zero' });
    expect(desk.judgement?.reading).toBeNull();
  });

  it('is demoted within readings once another counts up, and does not hide the absence from then on', () => {
    const desk = new Desk([
      [powerMonitor, always(0)],
      [screenSaver, honest],
    ]);
    expect(desk.readAfter(MINUTE)).toMatchObject({ isDisputed: true, reading: { idleMs: 0 } });
    desk.beAway(8, 10 * SECOND);

    expect(desk.health()).toEqual({ 'power-monitor': 'stands-still', 'screen-saver': 'trusted' });
    expect(desk.judgement).toMatchObject({
      reading: { source: 'screen-saver', idleMs: MINUTE + 80 * SECOND },
      isDisputed: false,
    });
  });

  it('is not confused with somebody who works all day', () => {
    const desk = new Desk([[powerMonitor, inWholeSeconds]]);
    desk.work(100, 15 * MINUTE);

    expect(desk.health()).toEqual({ 'power-monitor': 'trusted' });
  });

  it('is logind before it has ever called the session idle: it is used only when it has shown that it can', () => {
    const desk = new Desk([[logind, always(0)]]);
    desk.beAway(3, MINUTE);
    expect(desk.health()).toEqual({ logind: 'always-zero' });

    desk.voices.set('logind', (idleMs) => Math.max(0, idleMs - 5 * MINUTE));
    desk.beAway(3, 2 * MINUTE);
    expect(desk.judgement?.reading).toEqual({ source: 'logind', idleMs: 4 * MINUTE });

    desk.work(30, 10 * MINUTE);
    expect(desk.inUse()).toBe('logind');
  });

  it('is not proven by logind that has failed and answers 0 again', () => {
    const desk = new Desk([[logind, always(0)]]);
    desk.readAfter(MINUTE);
    desk.voices.set('logind', always('failed'));
    desk.beAway(2, MINUTE);
    expect(desk.health()).toEqual({ logind: 'fails' });

    desk.voices.set('logind', always(0));
    desk.beAway(5, MINUTE);
    expect(desk.health()).toEqual({ logind: 'always-zero' });
  });
});

describe('A source that stands still while another moves', () => {
  it('is blind when it counts up through input that another saw come and go', () => {
    const desk = new Desk([
      [mutter, honest],
      [powerMonitor, inWholeSeconds],
    ]);
    desk.beAway(3, 10 * SECOND);
    let startMs = 0;
    desk.voices.set('mutter', (_, passedMs) => passedMs - startMs);
    startMs = 0;
    desk.work(3, 10 * SECOND);

    expect(desk.health()).toEqual({ mutter: 'blind', 'power-monitor': 'trusted' });
    expect(desk.judgement?.reading?.source).toBe('power-monitor');
  });

  it('does not get somebody called absent before that is settled', () => {
    const desk = new Desk([
      [mutter, (_, passedMs) => passedMs],
      [powerMonitor, inWholeSeconds],
    ]);
    desk.beAway(3, 10 * SECOND);
    desk.work(1, 30 * MINUTE);

    expect(desk.judgement).toMatchObject({ isDisputed: true, reading: { source: 'power-monitor' } });
    expect(desk.judgement?.reading?.idleMs).toBeLessThan(5 * SECOND);
  });

  it('is believed again when it sees input at the same time as the other', () => {
    const desk = new Desk([
      [mutter, (_, passedMs) => passedMs],
      [powerMonitor, inWholeSeconds],
    ]);
    desk.beAway(3, 10 * SECOND);
    desk.work(3, 10 * SECOND);
    expect(desk.health()).toMatchObject({ mutter: 'blind' });

    desk.voices.set('mutter', honest);
    desk.beAway(6, MINUTE);
    expect(desk.health()).toMatchObject({ mutter: 'blind' });
    for (let spell = 0; spell < 4; spell += 1) {
      desk.beAway(2, MINUTE);
      desk.work(2, 10 * SECOND);
    }
    expect(desk.inUse()).toBe('mutter');
  });
});

describe('Sleep and clocks', () => {
  it.each([
    ['goes on counting in sleep', honest],
    ['stands still in sleep', (idleMs: number) => Math.max(0, idleMs - 8 * HOUR)],
  ])('a source that %s is not taken for one that lies', (_, voice) => {
    const desk = new Desk([[powerMonitor, honest]]);
    desk.readAfter(10 * MINUTE);
    desk.sleep(8 * HOUR);
    desk.voices.set('power-monitor', voice);

    desk.readAfter(MINUTE);
    expect(desk.health()).toEqual({ 'power-monitor': 'trusted' });
  });

  it.each([HOUR, -HOUR, 400 * 24 * HOUR])('a clock that is set by %d ms changes nothing', (byMs) => {
    const desk = new Desk([[powerMonitor, honest]]);
    desk.readAfter(10 * MINUTE);
    desk.setClock(byMs);

    expect(desk.readAfter(MINUTE).reading).toEqual({ idleMs: 11 * MINUTE, source: 'power-monitor' });
  });
});

describe('Whatever a person does', () => {
  // Without the liking for small numbers: somebody who was there in the second before each of ten readings is not told from a 0.
  const day = fc.noBias(
    fc.array(
      fc.record({
        everyMs: fc.integer({ min: 100, max: 45 * MINUTE }),
        inputAgoMs: fc.option(fc.integer({ min: 0, max: 45 * MINUTE }), { nil: null }),
        sleepMs: fc.option(fc.integer({ min: 0, max: 70 * HOUR }), { nil: null, freq: 10 }),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  );

  it('honest sources stay trusted, and the answer is the truth to the second', () => {
    fc.assert(
      fc.property(day, (steps) => {
        const desk = new Desk([
          [mutter, honest],
          [powerMonitor, inWholeSeconds],
        ]);
        let idleMs = 0;
        for (const { everyMs, inputAgoMs, sleepMs } of steps) {
          if (sleepMs !== null) desk.sleep(sleepMs);
          idleMs += (sleepMs ?? 0) + everyMs;
          if (inputAgoMs !== null && inputAgoMs < everyMs) {
            desk.input(inputAgoMs - everyMs);
            idleMs = inputAgoMs;
          }
          const { reading } = desk.readAfter(everyMs);
          expect(reading).toEqual({ idleMs, source: 'mutter' });
        }
      }),
      { numRuns: examples(300) },
    );
  });
});
