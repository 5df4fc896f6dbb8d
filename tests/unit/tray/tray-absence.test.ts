import { describe, expect, it } from 'vitest';
import { nextTrayChangeAt, trayModel } from '../../../electron/tray/tray-model';
import { createTranslator } from '../../../shared/i18n';
import type { AbsenceCard, InactivityView } from '../../../shared/snapshot';
import { deferredOf, gapOf, goOnQueueOf, returnOf, stillHereOf, warningOf } from '../../fakes/absence';
import { noonish, snapshotOf } from '../../fakes/snapshot';
import { everyItem, menuText } from './menu-text';

const t = createTranslator('en-GB');
const modelAt = (card: AbsenceCard | null, now = noonish) => trayModel(snapshotOf({ inactivity: { card } }), now, t);
const menuOf = (inactivity: Partial<InactivityView>): string[] =>
  menuText(trayModel(snapshotOf({ inactivity }), noonish, t).menu);
const commandsOf = (inactivity: Partial<InactivityView>) =>
  everyItem(trayModel(snapshotOf({ inactivity }), noonish, t).menu).flatMap((item) =>
    item.kind === 'command' && item.command.type === 'inactivity' ? [item.command.asks] : [],
  );
const automatically = (automaticOffline: InactivityView['automaticOffline']): string[] =>
  menuOf({ automaticOffline }).filter((line) => /utomatic offline|For /.test(line));

describe('a warning in the tray', () => {
  it('is a line of the menu with its time of day, and the one answer', () => {
    const menu = menuOf({ card: warningOf() });
    const index = menu.indexOf('"Offline at 11:54 unless you are here"');
    expect(menu[index + 1]).toBe('[I’m here] inactivity');
    expect(commandsOf({ card: warningOf() })[0]).toEqual({ type: 'im-here' });
  });

  it('is a mark on the icon, and a countdown in the tooltip that goes in steps of ten seconds', () => {
    const { icon, tooltip } = modelAt(warningOf());
    expect(icon).toBe('on_queue-attention');
    expect(tooltip).toContain('On Queue since 10:42 · Offline in 50 s unless you are here');
    expect(modelAt(warningOf(), noonish + 40_000).tooltip).toContain('Offline in 10 s unless you are here');
    expect(modelAt(warningOf(), noonish + 36_000).tooltip).toContain('Offline in 10 s unless you are here');
  });

  it('is drawn again at each of the steps, and no oftener', () => {
    const snapshot = snapshotOf({ inactivity: { card: warningOf() } });
    const drawnAt: number[] = [];
    for (let now: number | null = noonish; now !== null && now < noonish + 45_000;) {
      now = nextTrayChangeAt(snapshot, now);
      if (now !== null) drawnAt.push((now - noonish) / 1_000);
    }
    expect(drawnAt).toEqual([5, 15, 25, 35, 45]);
  });

  it('does not touch the menu while it counts, for a menu that changes under the pointer cannot be clicked', () => {
    expect(modelAt(warningOf(), noonish + 12_000).menu).toEqual(modelAt(warningOf()).menu);
  });

  it('is over in the tray as soon as somebody is there', () => {
    expect(modelAt(stillHereOf())).toEqual(modelAt(null));
  });
});

describe('what follows from an absence, in the tray', () => {
  it('is put off with the way to stay', () => {
    expect(menuOf({ card: deferredOf() })).toEqual(
      expect.arrayContaining(['"Offline after this interaction"', '[I’m here] inactivity']),
    );
    expect(modelAt(deferredOf()).tooltip).toContain('Offline after this interaction');
    expect(menuOf({ card: deferredOf({ because: 'unreadable' }) })).toContain(
      '"Not set Offline yet: interactions cannot be read"',
    );
  });

  it('is one click back to the former presence, marked on the icon only once somebody is there', () => {
    expect(menuOf({ card: returnOf() })).toContain('[Back to Available] inactivity');
    expect(commandsOf({ card: returnOf() })[0]).toEqual({
      type: 'answer-return',
      absenceId: 'absence-1',
      answer: 'go-back',
    });
    expect(modelAt(returnOf()).icon).toBe('on_queue-attention');
    expect(modelAt(returnOf({ state: 'gone', until: null })).icon).toBe('on_queue');
    expect(modelAt(returnOf({ isGoingBack: true })).icon).toBe('on_queue');
    expect(menuOf({ card: returnOf({ isGoingBack: true }) })).not.toContain('[Back to Available] inactivity');
    expect(menuOf({ card: returnOf({ backTo: null }) }).join()).not.toContain('Back to');
  });

  it('adds nothing where the menu already has the answer, or nothing is asked', () => {
    expect(modelAt(goOnQueueOf())).toEqual(modelAt(null));
    expect(modelAt(gapOf())).toEqual(modelAt(null));
  });
});

describe('automatic offline in the tray', () => {
  it('says after how long, and rests for an hour or for today', () => {
    expect(automatically({ state: 'on', thresholdMs: 1_800_000, unwatched: null })).toEqual([
      '"Automatic offline: after 30 min"',
      'Pause automatic offline >',
      '  [For 1 hour] inactivity',
      '  [For today] inactivity',
    ]);
    expect(commandsOf({})).toEqual([
      { type: 'pause', until: 'one-hour' },
      { type: 'pause', until: 'today' },
    ]);
  });

  it.each([
    ['never', '"Automatic offline: never during On Queue"'],
    ['nothing-to-do', '"Automatic offline: nothing to do while On Queue"'],
    ['out-of-office', '"Automatic offline: not while Out of Office"'],
    ['not-armed', '"Automatic offline: not from this computer"'],
  ] as const)('says why nothing is watched: %s', (unwatched, expected) => {
    expect(automatically({ state: 'on', thresholdMs: null, unwatched })[0]).toBe(expected);
  });

  it('says until when it rests, and can be resumed', () => {
    const paused = { state: 'paused', until: noonish + 3_600_000 } as const;
    expect(automatically(paused)).toEqual([
      '"Automatic offline: paused until 12:54"',
      '[Resume automatic offline] inactivity',
    ]);
    expect(commandsOf({ automaticOffline: paused })).toEqual([{ type: 'resume' }]);
  });

  it('says that it is off, and where it cannot be had', () => {
    expect(automatically({ state: 'off' })).toEqual(['"Automatic offline: off"']);
    expect(automatically({ state: 'unavailable', reason: 'no-idle-source' })).toEqual([
      '"Automatic offline is not available here"',
    ]);
    expect(automatically({ state: 'unavailable', reason: 'signed-out' })).toEqual([]);
  });
});
