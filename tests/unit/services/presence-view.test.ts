import { describe, expect, it } from 'vitest';
import type { PresenceState } from '../../../electron/core/presence/state';
import type { JournalledChange } from '../../../electron/ports';
import { presenceView } from '../../../electron/services/presence-view';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import { createTranslator } from '../../../shared/i18n';
import { presenceViewSchema } from '../../../shared/snapshot';
import type { PresenceView } from '../../../shared/snapshot';
import { failure, fromTray, leavingQueue, liveMachine, Machine, remote } from '../core/presence/fixtures';

const definition = (
  id: string,
  systemPresence: SystemPresence,
  labels: Record<string, string>,
  more: Partial<PresenceDefinition> = {},
): PresenceDefinition => ({ id, systemPresence, isSystemDefault: true, labels, isDeactivated: false, ...more });

const secondary = { isSystemDefault: false };

/** As the cloud lists them: in no order that anybody could rely on. */
const definitions: readonly PresenceDefinition[] = [
  definition('offline', 'offline', { en_US: 'Offline', de: 'Offline' }),
  definition('huddle', 'meeting', { en_US: 'Team huddle', de: 'Absprache' }, secondary),
  definition('meeting', 'meeting', { en_US: 'Meeting', de: 'Besprechung' }),
  definition('idle', 'idle', { en_US: 'Idle', de: 'Inaktiv' }),
  definition('coaching', 'meeting', { en_US: 'Coaching', de: 'Zielgespräch' }, secondary),
  definition('fax', 'busy', { en_US: 'Fax duty' }, { ...secondary, isDeactivated: true }),
  definition('busy', 'busy', { en_US: 'Busy', de: 'Beschäftigt' }),
  definition('on-queue', 'on_queue', { en_US: 'On Queue', de: 'In Warteschleife' }),
  definition('available', 'available', { en_US: 'Available', de: 'Verfügbar' }),
  definition('away', 'away', { en_US: 'Away', de: 'Abwesend' }),
];

/** What is shown of a state; held against the contract that the window parses it with. */
function shown(state: PresenceState, locale = 'en-GB'): PresenceView {
  return presenceViewSchema.parse(presenceView({ ...state, definitions }, null, [], createTranslator(locale)));
}

const labels = ({ choices }: PresenceView): string[] => choices.map(({ label }) => label);

describe('The presence that is shown', () => {
  it('is empty while nothing is known', () => {
    expect(presenceView({ ...new Machine().state, definitions: [] }, null, [], createTranslator('en'))).toEqual({
      current: null,
      wanted: null,
      notice: null,
      future: null,
      timer: null,
      otherSource: null,
      choices: [],
      recentChanges: [],
    });
  });

  it('has the organisation’s words in the agent’s language, its note, its beginning and its cause', () => {
    const { state } = liveMachine('meeting', 'Room 4');
    expect(shown(state, 'de-CH').current).toEqual({
      definitionId: 'meeting',
      systemPresence: 'meeting',
      label: 'Besprechung',
      note: 'Room 4',
      since: 1_000,
      cause: { kind: 'before-start' },
    });
    expect(shown(state, 'fr').current?.label).toBe('Meeting');
  });

  it('of a definition that the list lacks goes by its system presence’s name', () => {
    const { state } = new Machine().send({
      type: 'presence-read',
      presence: { ...remote('elsewhere', 1_000), systemPresence: 'meeting' },
      chance: 0,
    });
    expect(shown(state).current).toMatchObject({ definitionId: 'elsewhere', label: 'Meeting' });
  });

  it('of a system presence that this version does not know is shown all the same', () => {
    const { state } = new Machine().send({
      type: 'presence-read',
      presence: { ...remote('elsewhere', 1_000), systemPresence: 'unknown' },
      chance: 0,
    });
    expect(shown(state).current).toMatchObject({ systemPresence: 'unknown', label: 'Unknown' });
  });

  it('goes by our own word before the organisation’s definitions have come', () => {
    const { state } = liveMachine('on-queue');
    expect(presenceView({ ...state, definitions: [] }, null, [], createTranslator('en')).current?.label).toBe(
      'On Queue',
    );
  });

  it.each([
    ['idle', 'idle', 'Idle'],
    ['fax', 'busy', 'Fax duty'],
  ] as const)('may be “%s”, which is never offered', (id, systemPresence, label) => {
    const { state } = new Machine().send({
      type: 'presence-read',
      presence: { ...remote(id, 1_000), systemPresence },
      chance: 0,
    });
    expect(shown(state).current?.label).toBe(label);
    expect(labels(shown(state))).not.toContain(label);
  });
});

describe('The choices', () => {
  it('stand by system presence, the system row first, then its secondaries by their label', () => {
    expect(labels(shown(new Machine().state))).toEqual([
      'Available',
      'On Queue',
      'Busy',
      'Meeting',
      'Coaching',
      'Team huddle',
      'Away',
      'Offline',
    ]);
  });

  it('follow the order of the agent’s own language', () => {
    expect(labels(shown(new Machine().state, 'de'))).toEqual([
      'Verfügbar',
      'In Warteschleife',
      'Beschäftigt',
      'Besprechung',
      'Absprache',
      'Zielgespräch',
      'Abwesend',
      'Offline',
    ]);
  });

  it('leave the list of the state as it is', () => {
    const before = [...definitions];
    shown(new Machine().state);
    expect(definitions).toEqual(before);
  });

  it('are all open while the present one is not known', () => {
    expect(shown(new Machine().state).choices.every(({ refusal }) => refusal === null)).toBe(true);
  });

  it('say which may not follow the present one, and what may come first', () => {
    const { choices } = shown(liveMachine('meeting').state);
    const refusalOf = (id: string) => choices.find(({ definitionId }) => definitionId === id)?.refusal;
    expect(refusalOf('away')).toEqual({ code: 'transition-forbidden', allowed: ['available'] });
    expect(refusalOf('available')).toBeNull();
    expect(refusalOf('huddle')).toBeNull();
    expect(refusalOf('meeting')).toBeNull();
  });
});

describe('What follows the interaction', () => {
  it('is shown by its label', () => {
    const machine = liveMachine().send({ type: 'presence-notified', presence: leavingQueue('busy', 2_000) });
    expect(shown(machine.state, 'de').future).toEqual({ definitionId: 'busy', label: 'Beschäftigt' });
  });
});

describe('A choice that the cloud refused before', () => {
  it('says which permission is missing', () => {
    const state = { ...liveMachine('meeting').state, denied: { 'on-queue': 'Routing > Agent > On Queue' } };
    const choice = shown(state).choices.find(({ definitionId }) => definitionId === 'on-queue');
    expect(choice?.refusal).toEqual({ code: 'permission-missing', permission: 'Routing > Agent > On Queue' });
  });
});

describe('The wish', () => {
  it('is shown by its label while it is sent', () => {
    const { state } = liveMachine().pick({ definitionId: 'busy', note: 'Back soon' }, 'wish');
    expect(shown(state, 'de').wanted).toEqual({
      intentId: 'wish',
      definitionId: 'busy',
      label: 'Beschäftigt',
      note: 'Back soon',
      durationMs: null,
      decidedAt: 10_002,
      givenUpAt: 10_002 + 15 * 60_000,
      stage: 'sending',
      failure: null,
    });
  });

  it('for another note only has no label', () => {
    const { state } = liveMachine().pick({ note: 'Back soon' });
    expect(shown(state).wanted).toMatchObject({ definitionId: null, label: null, note: 'Back soon' });
  });

  it('for another presence only says nothing of the note', () => {
    expect(shown(liveMachine().pick({ definitionId: 'busy' }).state).wanted?.note).toBeNull();
  });

  it('that waits says why, and when it is tried next', () => {
    const machine = liveMachine().pick({ definitionId: 'busy' });
    machine.send({
      type: 'write-failed',
      attemptId: machine.attemptId,
      failure: failure('unavailable', { detail: 'a fault' }),
      chance: 0.5,
    });
    expect(shown(machine.state).wanted).toMatchObject({
      stage: 'waiting',
      failure: { code: 'unavailable', detail: 'a fault', retryAt: machine.now + 500 },
    });
  });

  it('that waits for a sign-in has no time', () => {
    const machine = liveMachine().pick({ definitionId: 'busy' });
    machine.send({
      type: 'write-failed',
      attemptId: machine.attemptId,
      failure: failure('unauthorised'),
      chance: 0.5,
    });
    expect(shown(machine.state).wanted?.failure).toEqual({ code: 'unauthorised', detail: '', retryAt: null });
  });
});

describe('The notice', () => {
  const refused = (patch: { definitionId?: string; note?: string }): PresenceState => {
    const machine = liveMachine().pick(patch);
    return machine.send({
      type: 'write-failed',
      attemptId: machine.attemptId,
      failure: failure('permission-missing', { detail: 'routing:agent:onqueue', isFinal: true }),
      chance: 0,
    }).state;
  };

  it('names the choice that was given up, and why', () => {
    expect(shown(refused({ definitionId: 'busy' })).notice).toEqual({
      kind: 'not-set',
      label: 'Busy',
      code: 'permission-missing',
      detail: 'routing:agent:onqueue',
    });
  });

  it('quotes a note that was given up', () => {
    expect(shown(refused({ note: 'Back soon' })).notice).toMatchObject({ label: '“Back soon”' });
  });

  it('names both sides of a conflict', () => {
    const state: PresenceState = {
      ...liveMachine('meeting').state,
      notice: { kind: 'conflict', mine: { definitionId: 'busy' } },
    };
    expect(shown(state, 'de').notice).toEqual({
      kind: 'conflict',
      theirsLabel: 'Besprechung',
      mineLabel: 'Beschäftigt',
      mineDefinitionId: 'busy',
    });
  });
});

describe('The recent changes', () => {
  const change = (definitionId: string): JournalledChange => ({
    sequence: 7,
    definitionId,
    previousDefinitionId: 'busy',
    note: '',
    cause: fromTray,
    decidedAt: 1_990,
    appliedAt: 2_000,
    seenAt: 2_010,
    isRecovered: true,
  });

  const recent = (definitionId: string) =>
    presenceView({ ...liveMachine().state, definitions }, null, [change(definitionId)], createTranslator('de'))
      .recentChanges;

  it('have the organisation’s words in the agent’s language', () => {
    expect(recent('meeting')).toEqual([
      { sequence: 7, systemPresence: 'meeting', label: 'Besprechung', at: 2_000, cause: fromTray, isRecovered: true },
    ]);
  });

  it('stand in the order in which the cloud applied them, though ours was booked after what followed it', () => {
    const theirs = { ...change('meeting'), appliedAt: 3_000 };
    const ours = { ...change('busy'), sequence: 8 };
    const { recentChanges } = presenceView(liveMachine().state, null, [ours, theirs], createTranslator('en'));
    expect(recentChanges.map(({ sequence }) => sequence)).toEqual([7, 8]);
  });

  it('may be of a definition that is no longer in the list', () => {
    expect(recent('gone')).toMatchObject([{ systemPresence: 'unknown', label: 'Unknown' }]);
  });
});

it('A cause is kept as the machine holds it', () => {
  const machine = liveMachine().pick({ definitionId: 'busy' });
  machine.send({ type: 'write-acknowledged', attemptId: machine.attemptId, presence: remote('busy', 2_000) });
  expect(shown(machine.state).current?.cause).toEqual(fromTray);
});
