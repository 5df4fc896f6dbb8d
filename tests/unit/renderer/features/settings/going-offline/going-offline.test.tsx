import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultInactivityRules, type InactivityRules } from '../../../../../../shared/inactivity/rules';
import type { IdleSelfTest, IdleView } from '../../../../../../shared/snapshot';
import { noonish, snapshotOf } from '../../../../../fakes/snapshot';
import type { OpenedWindow } from '../../../support/open-window';
import { openSettings } from '../../../support/open-settings';

type User = OpenedWindow['user'];

const withRules = (rules: Partial<InactivityRules>) => snapshotOf({ settings: { values: { inactivity: rules } } });
const open = (snapshot = snapshotOf()) => openSettings(snapshot, 'going-offline');
const list = (name: string): HTMLSelectElement => screen.getByRole('combobox', { name });
const shown = (name: string): string | undefined => list(name).selectedOptions[0]?.textContent ?? undefined;
const threshold = (presence: string): string => `Gone means no key or mouse for ${presence}`;

describe('the settings of going offline', () => {
  it('show what is in force', async () => {
    await open(withRules({ lock: { action: 'away', afterMs: 30_000 }, return: 'automatic' }));
    expect(screen.getByRole('switch', { name: 'Set me Offline when I am gone' }).getAttribute('aria-checked')).toBe(
      'true',
    );
    expect([shown(threshold('On Queue')), shown(threshold('Break')), shown(threshold('Meeting'))]).toEqual([
      '30 min',
      '45 min',
      'Never',
    ]);
    expect(shown('When I lock the screen')).toBe('Away');
    expect(shown('How long after the lock')).toBe('after 30 s');
    expect(shown('When I come back')).toBe('Set me back by itself, and ask');
    expect(shown('Warn me before it happens')).toBe('60 s before');
  });

  it.each([
    ['the switch', (user: User) => user.click(screen.getByRole('switch')), { isEnabled: false }],
    [
      'a threshold',
      (user: User) => user.selectOptions(list(threshold('Meeting')), '20 min'),
      { thresholds: { meeting: 20 } },
    ],
    [
      'a threshold that is to be never',
      (user: User) => user.selectOptions(list(threshold('Busy')), 'Never'),
      { thresholds: { busy: null } },
    ],
    [
      'the warning',
      (user: User) => user.selectOptions(list('Warn me before it happens'), '2 min before'),
      { warnMs: 120_000 },
    ],
    [
      'the lock',
      (user: User) => user.selectOptions(list('When I lock the screen'), 'Break'),
      { lock: { action: 'break' } },
    ],
    [
      'sleep',
      (user: User) => user.selectOptions(list('When this computer sleeps'), 'Offline'),
      { sleep: { action: 'offline' } },
    ],
    [
      'the end',
      (user: User) => user.selectOptions(list('When I quit or log out'), 'Offline'),
      { quit: { action: 'offline' } },
    ],
    ['the return', (user: User) => user.selectOptions(list('When I come back'), 'Remind me'), { return: 'remind' }],
  ] as const)('change %s alone and at once', async (_what, act, expected) => {
    const { api, user } = await open();
    await act(user);
    expect(api.asked.filter(({ name }) => name === 'settings.update')).toEqual([
      { name: 'settings.update', input: { inactivity: expected } },
    ]);
  });

  it('keep a value among the choices that is none of those offered', async () => {
    await open(withRules({ thresholds: { ...defaultInactivityRules.thresholds, available: 0.5 }, warnMs: 5_000 }));
    expect(shown(threshold('Available'))).toBe('0.5 min');
    expect(shown('Warn me before it happens')).toBe('5 s before');
  });

  it('show what was decided from outside and by whom, and leave it alone', async () => {
    const origins = {
      'inactivity.thresholds.on_queue': 'policy',
      'inactivity.isEnabled': 'policy',
      'inactivity.lock.action': 'environment',
    } as const;
    const inactivity = { thresholds: { on_queue: 10 }, lock: { action: 'away' } } as const;
    await open(snapshotOf({ settings: { values: { inactivity }, origins } }));
    expect(screen.queryByRole('combobox', { name: threshold('On Queue') })).toBeNull();
    expect(document.querySelector('[data-presence=on_queue] .locked-value')?.textContent).toBe(
      '10 minSet by your organisation',
    );
    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'When I lock the screen' })).toBeNull();
    expect(screen.getByText('Away after 30 s')).toBeDefined();
    expect(shown(threshold('Busy'))).toBe('30 min');
  });

  it('show the one length that was given for all, and leave never alone', async () => {
    const origins = { 'inactivity.expiryMinutes': 'environment' } as const;
    await open(snapshotOf({ settings: { values: { inactivity: { expiryMinutes: 20 } }, origins } }));
    expect(document.querySelectorAll('.locked-value')).toHaveLength(7);
    expect(screen.getByText(/20 min for every status that is watched/)).toBeDefined();
    expect(shown(threshold('Meeting'))).toBe('Never');
  });

  it('ask how long after the lock only where a lock does something', async () => {
    await open();
    expect(screen.queryByRole('combobox', { name: 'How long after the lock' })).toBeNull();
  });
});

describe('the rehearsal', () => {
  const figures = { from: noonish - 14 * 86_400_000, until: noonish, recordedSince: null, expiries: [], shortCount: 0 };
  const expiry = {
    at: noonish,
    idleSince: noonish,
    backAt: null,
    definitionId: 'break',
    systemPresence: 'break',
  } as const;

  it('says what the times would have done, and says it anew when they change', async () => {
    const { api, show } = await open();
    expect(
      await screen.findByText('With these times you would have been set offline once in the last 14 days.'),
    ).toBeDefined();
    api.answer('inactivity.rehearse', { ...figures, expiries: [expiry, expiry, expiry], shortCount: 2 });
    const stricter = withRules({ thresholds: { ...defaultInactivityRules.thresholds, on_queue: 5 } });
    show(stricter);
    expect(
      await screen.findByText(
        'With these times you would have been set offline 3 times in the last 14 days, 2 times for less than 3 minutes.',
      ),
    ).toBeDefined();
    expect(api.asked.filter(({ name }) => name === 'inactivity.rehearse').map(({ input }) => input)).toEqual([
      { rules: defaultInactivityRules, days: 14 },
      { rules: stricter.settings.values.inactivity, days: 14 },
    ]);
  });

  it('is not replayed for a picture that changes nothing in the rules', async () => {
    const { api, show } = await open();
    show(withRules({}));
    expect(api.asked.filter(({ name }) => name === 'inactivity.rehearse')).toHaveLength(1);
  });

  it('says since when anything is recorded', async () => {
    const snapshot = snapshotOf();
    const { api, show } = await open(snapshotOf({ session: { state: 'starting', waitingFor: 'cloud' } }));
    expect(screen.getByText('Sign in to see what these times would have done in the last days.')).toBeDefined();
    api.answer('inactivity.rehearse', { ...figures, recordedSince: noonish - 86_400_000 });
    show(snapshot);
    expect(
      await screen.findByText(
        'Absences are recorded here since yesterday 11:54. With these times you would have been set offline not once since then.',
      ),
    ).toBeDefined();
  });
});

describe('the sources of idle time', () => {
  const test = (more: Partial<IdleSelfTest>): Partial<IdleView> => ({
    selfTest: {
      startedAt: noonish - 10_000,
      endsAt: noonish,
      isOver: true,
      latest: {
        atMs: noonish,
        inUse: 'mutter',
        readings: [
          { source: 'mutter', idleMs: 9_200 },
          { source: 'screen-saver', idleMs: null },
        ],
      },
      ...more,
    },
  });
  const readings = (): (string | null)[] =>
    within(screen.getByRole('list', { name: 'What each source reads' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);

  it('say which is in use, and what it read last', async () => {
    await open();
    expect(screen.getByText('Idle time is read from GNOME')).toBeDefined();
    expect(screen.getByText('Last reading 0 s, at 11:54:07')).toBeDefined();
  });

  it('say why each of them is not believed where none is', async () => {
    const sources: IdleView['sources'] = [
      { name: 'mutter', state: 'absent', lastReading: null },
      { name: 'power-monitor', state: 'demoted', fault: 'always-zero', lastReading: { idleMs: 0, atMs: noonish } },
    ];
    await open(snapshotOf({ idle: { sources } }));
    expect(screen.getByText('Automatic offline is not available here')).toBeDefined();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['GNOME: not here', 'Operating system: has said nothing but 0 for hours']),
    );
  });

  it('are tested on request, and each says what it reads meanwhile', async () => {
    const { api, user, show } = await open();
    await user.click(screen.getByRole('button', { name: 'Test' }));
    expect(api.asked).toContainEqual({ name: 'idle.startSelfTest', input: undefined });
    show(snapshotOf({ idle: test({ isOver: false, endsAt: noonish + 4_000 }) }));
    expect(screen.getByText('Take your hands off keyboard and mouse')).toBeDefined();
    expect(screen.getByText('4 seconds left')).toBeDefined();
    expect(readings()).toEqual(['GNOMEin use9 s', 'Screen saverno answer']);
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(api.asked).toContainEqual({ name: 'idle.stopSelfTest', input: undefined });
  });

  it.each([
    [9_200, 'It works: GNOME counted while your hands were off.'],
    [
      1_000,
      'Nothing was counted by GNOME: something was typed or moved meanwhile, or it does not see that nothing is.',
    ],
    [null, 'Nothing was counted by GNOME: something was typed or moved meanwhile, or it does not see that nothing is.'],
  ] as const)('say what the test has shown: %s ms', async (idleMs, verdict) => {
    const latest = { atMs: noonish, inUse: 'mutter' as const, readings: [{ source: 'mutter' as const, idleMs }] };
    const { api, user } = await open(snapshotOf({ idle: test({ latest }) }));
    expect(screen.getByText(verdict)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Test again' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(api.asked.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['idle.startSelfTest', 'idle.stopSelfTest']),
    );
  });

  it('say so where none can be read at all', async () => {
    await open(snapshotOf({ idle: test({ latest: null }) }));
    expect(screen.getByText('No source can be read.')).toBeDefined();
  });
});
