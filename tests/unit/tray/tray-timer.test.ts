import { describe, expect, it } from 'vitest';
import { trayModel } from '../../../electron/tray/tray-model';
import { createTranslator } from '../../../shared/i18n';
import type { PresenceTimerView } from '../../../shared/snapshot';
import { at, now, snapshot } from './example-snapshot';
import { everyItem, menuText } from './menu-text';

const t = createTranslator('en-GB');
const running: PresenceTimerView = {
  label: 'Meal',
  endsAt: at(12, 24),
  stage: 'running',
  returnTo: { definitionId: 'Available', label: 'Available' },
  onQueue: { definitionId: 'On Queue', label: 'On Queue' },
};
const over: PresenceTimerView = { ...running, stage: 'over' };
const model = (timer: PresenceTimerView) => trayModel(snapshot({ presence: { timer } }), now, t);
const commands = (timer: PresenceTimerView) =>
  everyItem(model(timer).menu).flatMap((item) => (item.kind === 'command' ? [item.command] : []));

describe('A timed presence in the tray', () => {
  it('tells until when, and how to have no end', () => {
    expect(menuText(model(running).menu)).toEqual(
      expect.arrayContaining(['"Meal until 12:24"', '[No end for Meal] forget-timer']),
    );
    expect(model(running).tooltip).toContain('until 12:24');
    expect(model(running).icon).not.toContain('attention');
  });

  it('that is over waits for the agent, with the ways on: On Queue by a click of its own', () => {
    expect(menuText(model(over).menu)).toEqual(
      expect.arrayContaining([
        '"Meal was to last until 12:24"',
        '[Back to Available] set-presence',
        '[Back to On Queue] set-presence',
        '[Stay Meal] forget-timer',
      ]),
    );
    expect(commands(over)).toContainEqual({ type: 'set-presence', definitionId: 'Available' });
    expect(model(over).icon).toContain('attention');
  });

  it('offers no way where none leads on', () => {
    const lines = menuText(model({ ...over, returnTo: null, onQueue: null }).menu);
    expect(lines.filter((line) => line.startsWith('[Back to'))).toEqual([]);
    expect(lines).toContain('[Stay Meal] forget-timer');
  });
});

describe('What a rule could not do in time', () => {
  it('is told with what stood instead', () => {
    const notice = {
      kind: 'automatic-missed',
      label: 'Offline',
      stayedLabel: 'On Queue',
      at: at(10, 42),
      cause: { kind: 'rule', rule: 'idle' },
    } as const;
    const missed = trayModel(snapshot({ presence: { notice } }), now, t);
    expect(menuText(missed.menu)).toContain('"You stayed On Queue after 10:42; it could not be set Offline"');
    expect(missed.icon).toContain('attention');
  });
});
