import { describe, expect, it } from 'vitest';
import type { TrayModel } from '../../../electron/ports';
import { startingModel } from '../../../electron/tray/starting-model';
import { trayModel } from '../../../electron/tray/tray-model';
import { createTranslator } from '../../../shared/i18n';
import { at, choice, everyChoice, now, onQueue, snapshot, wanted, type SnapshotPatch } from './example-snapshot';
import { menuText } from './menu-text';

const t = createTranslator('en-GB');
const model = (patch: SnapshotPatch = {}): TrayModel => trayModel(snapshot(patch), now, t);
const menu = (patch: SnapshotPatch = {}): string[] => menuText(model(patch).menu);

describe('the tray menu', () => {
  it('shows the presence with its running time, its cause, every choice in groups, Open and Quit', () => {
    expect(menu()).toEqual([
      '"On Queue since 10:42 · 1 h 12 m"',
      '"Set by you from the tray"',
      '---',
      '( ) Available',
      '(x) On Queue',
      '---',
      'Busy >',
      '  ( ) Busy',
      '  ( ) After-call admin',
      '( ) Break',
      '( ) Meal',
      'Meeting >',
      '  ( ) Meeting',
      '  ( ) 1:1 with supervisor',
      '  ( ) Team huddle',
      'Training >',
      '  ( ) Training',
      '  ( ) Coaching',
      '---',
      'Away >',
      '  ( ) Away',
      '  ( ) Comfort break',
      '( ) Offline',
      '---',
      '[Open Presence Tray] open-window',
      '[History…] open-page',
      '[Settings…] open-page',
      '[Quit] quit',
    ]);
  });

  it('names the current secondary in the label of its submenu, and marks a submenu whose own row is current', () => {
    const huddle = {
      ...onQueue,
      definitionId: 'Team huddle',
      systemPresence: 'meeting',
      label: 'Team huddle',
    } as const;
    expect(menu({ presence: { current: huddle } })).toEqual(
      expect.arrayContaining(['Meeting: Team huddle >', '  (x) Team huddle', '( ) On Queue']),
    );
    const meeting = { ...huddle, definitionId: 'Meeting', label: 'Meeting' };
    expect(menu({ presence: { current: meeting } })).toEqual(
      expect.arrayContaining(['Meeting (now) >', '  (x) Meeting']),
    );
  });

  it('disables a refused choice and says why in its label', () => {
    const choices = [
      choice('Ready'),
      choice('Meeting', { systemPresence: 'meeting' }),
      choice('Away', {
        systemPresence: 'away',
        refusal: { code: 'transition-forbidden', allowed: ['available', 'offline'] },
      }),
      choice('Meal', { systemPresence: 'meal', refusal: { code: 'transition-forbidden', allowed: ['unavailable'] } }),
      choice('Break', { systemPresence: 'break', refusal: { code: 'transition-forbidden', allowed: [] } }),
      choice('On Queue', {
        systemPresence: 'on_queue',
        refusal: { code: 'permission-missing', permission: 'routing:queue:join' },
      }),
      choice('Busy', { systemPresence: 'busy', refusal: { code: 'definition-deactivated' } }),
      choice('Training', { systemPresence: 'training', refusal: { code: 'signed-out' } }),
    ];
    expect(menu({ presence: { choices, current: null } }).filter((line) => line.endsWith('disabled'))).toEqual([
      '( ) On Queue — Your role lacks routing:queue:join disabled',
      '( ) Busy — No longer offered by your organisation disabled',
      '( ) Break — Not possible from the present status disabled',
      '( ) Meal — Set Meeting first disabled',
      '( ) Training — Sign in first disabled',
      '( ) Away — Set Ready first disabled',
    ]);
  });

  it('offers presences that this version does not know, each as an item of its own', () => {
    const choices = [choice('Lab', { systemPresence: 'unknown' }), choice('Field', { systemPresence: 'unknown' })];
    expect(menu({ presence: { choices } })).toEqual(expect.arrayContaining(['( ) Lab', '( ) Field']));
  });

  it('names a submenu by its system presence when that itself is not offered', () => {
    const choices = everyChoice.filter(({ definitionId }) => definitionId !== 'Meeting');
    expect(menu({ presence: { choices } })).toContain('Meeting >');
  });

  it('shows note, connection and the simulated organisation when they say something', () => {
    const lines = menu({
      app: { isSimulated: true },
      connection: { state: 'offline', isStale: true, confirmedAt: at(11, 40) },
      presence: { current: { ...onQueue, note: 'Claims line\ntill  noon', cause: { kind: 'rule', rule: 'idle' } } },
    });
    expect(lines.slice(0, 7)).toEqual([
      '"On Queue since 10:42 · 1 h 12 m"',
      '"Rule: away from the computer"',
      '"Note: Claims line till noon"',
      '"No connection to Genesys Cloud"',
      '"Last confirmed at 11:40"',
      '"Simulated organisation"',
      '---',
    ]);
  });

  it('shortens a long note', () => {
    const note = menu({ presence: { current: { ...onQueue, note: 'x'.repeat(200) } } })[2];
    expect(note).toBe(`"Note: ${'x'.repeat(59)}…"`);
  });

  it('keeps the old presence on top while a choice is sent, and offers to withdraw it', () => {
    const lines = menu({ presence: { wanted: wanted() } });
    expect(lines[0]).toBe('"On Queue since 10:42 · 1 h 12 m"');
    expect(lines.slice(3, 6)).toEqual(['"Setting Break…"', '[Do not set Break] withdraw-presence', '---']);
    expect(lines).toContain('(x) On Queue');
  });

  it('says why a choice waits, when it is tried next and until when, with the ways out', () => {
    const failure = { code: 'timeout', detail: '', retryAt: at(11, 54, 8) } as const;
    expect(menu({ presence: { wanted: wanted({ stage: 'waiting', failure }) } }).slice(3, 10)).toEqual([
      '"Break is not set yet"',
      '"Genesys Cloud does not answer."',
      '"Next try at 11:54:08"',
      '"Last try by 12:09"',
      '[Try now] retry-presence',
      '[Do not set Break] withdraw-presence',
      '---',
    ]);
  });

  it('speaks of the note when only the note is to change', () => {
    const note = wanted({ definitionId: null, label: null, note: 'Back at noon' });
    expect(menu({ presence: { wanted: note } })).toEqual(
      expect.arrayContaining(['"Setting your note…"', '[Do not change the note] withdraw-presence']),
    );
    expect(menu({ presence: { wanted: { ...note, stage: 'waiting' } } })).toContain('"Your note is not set yet"');
  });

  it('tells what was not set, and why', () => {
    const notice = { kind: 'not-set', label: 'Break', code: 'permission-missing', detail: 'presence:edit' } as const;
    expect(menu({ presence: { notice } }).slice(3, 6)).toEqual([
      '"Break was not set"',
      '"Your role lacks the permission presence:edit."',
      '---',
    ]);
  });

  it('tells of a conflict and sends the agent to the window', () => {
    const notice = { kind: 'conflict', theirsLabel: 'Meeting', mineLabel: 'Break', mineDefinitionId: 'Break' } as const;
    expect(menu({ presence: { notice } }).slice(3, 5)).toEqual([
      '"Changed elsewhere to Meeting; you chose Break"',
      '"Open Presence Tray to choose"',
    ]);
  });

  it('offers the sign-in, and no presence, when nobody is signed in', () => {
    const session = { state: 'signed-out', reason: 'keyring-locked', detail: '', canSignIn: true } as const;
    expect(menu({ session, presence: { wanted: wanted() } })).toEqual([
      '"Signed out"',
      '"Your keyring is locked"',
      '"Break will be set when you have signed in before 12:09"',
      '[Sign in…] sign-in',
      '---',
      '[Open Presence Tray] open-window',
      '[Settings…] open-page',
      '[Quit] quit',
    ]);
  });

  it('offers the set-up while no organisation is chosen', () => {
    const session = { state: 'signed-out', reason: 'not-chosen', detail: '', canSignIn: false } as const;
    expect(menu({ session }).slice(0, 3)).toEqual(['"Signed out"', '[Set up Presence Tray…] open-page', '---']);
  });

  it('offers no sign-in where none is possible, and gives no reason to somebody who never signed in', () => {
    const session = { state: 'signed-out', reason: 'never', detail: '', canSignIn: false } as const;
    expect(menu({ session })[0]).toBe('"Signed out"');
    expect(menu({ session })[1]).toBe('---');
  });

  it('says what the start waits for', () => {
    expect(menu({ session: { state: 'starting', waitingFor: 'keyring' } })[0]).toBe('"Waiting for your keyring"');
    expect(menu({ session: { state: 'signing-in', address: 'https://login.example', mustPaste: false } })[0]).toBe(
      '"Sign in: continue in your browser"',
    );
  });

  it('says that it reads the presence before the first answer', () => {
    expect(menu({ presence: { current: null } })[0]).toBe('"Reading your status…"');
  });

  it('is usable before anything is loaded', () => {
    expect(menuText(startingModel().menu)).toEqual([
      '"Presence Tray is starting"',
      '---',
      '[Open Presence Tray] open-window',
      '[Quit] quit',
    ]);
  });
});

describe('the tray icon', () => {
  const failure = { code: 'network', detail: '', retryAt: null } as const;
  const notice = { kind: 'not-set', label: 'Break', code: 'rejected', detail: '' } as const;
  it.each<[string, SnapshotPatch, string]>([
    ['shows the presence', {}, 'on_queue'],
    ['is unknown while the app starts', { session: { state: 'starting', waitingFor: 'app' } }, 'unknown'],
    [
      'is pending while the agent signs in',
      { session: { state: 'signing-in', address: '', mustPaste: false } },
      'unknown-pending',
    ],
    [
      'asks for attention when signed out',
      { session: { state: 'signed-out', reason: 'expired', detail: '', canSignIn: true } },
      'unknown-attention',
    ],
    ['is unknown before the first answer', { presence: { current: null } }, 'unknown'],
    ['is pending while a choice is sent', { presence: { wanted: wanted() } }, 'on_queue-pending'],
    [
      'answers the click even without a connection',
      { presence: { wanted: wanted() }, connection: { state: 'offline' } },
      'on_queue-pending',
    ],
    [
      'is disconnected while a choice waits for the connection',
      { presence: { wanted: wanted({ stage: 'waiting', failure }) }, connection: { state: 'offline' } },
      'on_queue-disconnected',
    ],
    [
      'is pending while a choice waits',
      { presence: { wanted: wanted({ stage: 'waiting', failure }) } },
      'on_queue-pending',
    ],
    [
      'is disconnected without a connection',
      { connection: { state: 'offline', isStale: true } },
      'on_queue-disconnected',
    ],
    ['is stale when long unconfirmed', { connection: { state: 'connecting', isStale: true } }, 'on_queue-stale'],
    ['asks for attention above all', { presence: { notice, wanted: wanted() } }, 'on_queue-attention'],
  ])('%s', (_, patch, icon) => {
    expect(model(patch).icon).toBe(icon);
  });
});
