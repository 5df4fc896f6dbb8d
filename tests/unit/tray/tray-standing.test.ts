import { describe, expect, it } from 'vitest';
import { trayModel } from '../../../electron/tray/tray-model';
import { createTranslator } from '../../../shared/i18n';
import type { ActionFailure } from '../../../shared/snapshot';
import { at, now, onQueue, snapshot, wanted, type SnapshotPatch } from './example-snapshot';
import { everyItem, menuText } from './menu-text';

const t = createTranslator('en-GB');
const menu = (patch: SnapshotPatch): string[] => menuText(trayModel(snapshot(patch), now, t).menu);
const tooltip = (patch: SnapshotPatch): string => trayModel(snapshot(patch), now, t).tooltip;
const commands = (patch: SnapshotPatch) =>
  everyItem(trayModel(snapshot(patch), now, t).menu).flatMap((item) => (item.kind === 'command' ? [item.command] : []));

const inVain = (action: ActionFailure['action']): ActionFailure => ({ action, code: 'network', detail: '' });

describe('An agent who is not responding', () => {
  const routingStatus = 'not_responding';

  it('is told by the icon, before anything but a notice', () => {
    expect(trayModel(snapshot({ routingStatus }), now, t).icon).toBe('on_queue-attention');
    const sending = snapshot({ routingStatus, presence: { wanted: wanted() }, connection: { state: 'offline' } });
    expect(trayModel(sending, now, t).icon).toBe('on_queue-attention');
    expect(trayModel(snapshot({ routingStatus: 'interacting' }), now, t).icon).toBe('on_queue');
  });

  it('goes back with one click in the menu', () => {
    expect(menu({ routingStatus })).toContain('[You are not responding: go back to Idle] act');
    expect(commands({ routingStatus })).toContainEqual({ type: 'act', action: 'clear-not-responding' });
    expect(tooltip({ routingStatus })).toContain('On Queue since 10:42 · not responding');
  });

  it('sees under the command why the last click was in vain', () => {
    const lines = menu({ routingStatus, actionFailure: inVain('clear-not-responding') });
    const index = lines.indexOf('[You are not responding: go back to Idle] act');
    expect(lines[index + 1]).toBe('"No connection to Genesys Cloud."');
  });
});

describe('What follows the interaction', () => {
  const future = { definitionId: 'Break', label: 'Break' };

  it('is told with the way to stay, while the present one stays checked', () => {
    const lines = menu({ presence: { future } });
    expect(lines).toEqual(
      expect.arrayContaining(['"Next: Break, after this interaction"', '[Stay On Queue] set-presence', '(x) On Queue']),
    );
    expect(commands({ presence: { future } })).toContainEqual({ type: 'set-presence', definitionId: 'On Queue' });
    expect(tooltip({ presence: { future } })).toContain('next: Break');
  });

  it('keeps to one line, whatever the organisation calls it', () => {
    expect(menu({ presence: { future: { ...future, label: 'Long\nbreak' } } })).toContain(
      '"Next: Long break, after this interaction"',
    );
  });

  it('has no way to stay while nothing else is known', () => {
    expect(menu({ presence: { current: null, future } })).not.toContain('[Stay On Queue] set-presence');
  });
});

describe('Another source that others see', () => {
  const otherSource = { name: 'Microsoft Teams' };

  it('is named, and the place is claimed back by a click only', () => {
    expect(menu({ presence: { otherSource } })).toEqual(
      expect.arrayContaining(['"Others see Microsoft Teams"', '[Use Genesys Cloud] act']),
    );
    expect(commands({ presence: { otherSource } })).toContainEqual({ type: 'act', action: 'claim-primary' });
    expect(tooltip({ presence: { otherSource } })).toContain('others see Microsoft Teams');
  });

  it('without a name is another source', () => {
    expect(menu({ presence: { otherSource: { name: null } } })).toContain('"Others see another source"');
  });

  it('says why the claim was in vain, and nothing of what belongs elsewhere', () => {
    const presence = { otherSource };
    expect(menu({ presence, actionFailure: inVain('claim-primary') })).toContain('"No connection to Genesys Cloud."');
    expect(menu({ presence, actionFailure: inVain('clear-not-responding') })).not.toContain(
      '"No connection to Genesys Cloud."',
    );
  });
});

describe('Out of Office', () => {
  it.each([
    [null, '"Out of Office"'],
    [at(16, 30), '"Out of Office until 16:30"'],
    [at(9, 0), '"Out of Office"'],
  ])('until %s is told below the presence', (until, expected) => {
    expect(menu({ outOfOffice: { until } }).slice(0, 4)).toEqual([
      '"On Queue since 10:42 · 1 h 12 m"',
      '"Set by you from the tray"',
      expected,
      '---',
    ]);
    expect(tooltip({ outOfOffice: { until } })).toContain('Out of Office');
  });

  it('is not told when it is not so', () => {
    expect(menu({}).join()).not.toContain('Out of Office');
  });
});

it('Nothing of all this is told to nobody: signed out', () => {
  const session = { state: 'signed-out', reason: 'expired', detail: '', canSignIn: true } as const;
  const patch: SnapshotPatch = {
    session,
    routingStatus: 'not_responding',
    outOfOffice: { until: null },
    presence: {
      current: onQueue,
      future: { definitionId: 'Break', label: 'Break' },
      otherSource: { name: null },
    },
  };
  expect(commands(patch).map(({ type }) => type)).toEqual(['sign-in', 'open-window', 'open-page', 'quit']);
});
