import { describe, expect, it } from 'vitest';
import {
  channelSchema,
  definitionSchema,
  identitySchema,
  presenceSchema,
  routingStatusSchema,
} from '../../../../electron/genesys/platform/schemas';

describe('a presence', () => {
  const available = { id: '6a3af858-942f-489d-9700-5f9bcdcdae9b', systemPresence: 'Available' };

  it('is read from the answer of the API, whatever else that holds', () => {
    expect(
      presenceSchema.parse({
        id: 'PURECLOUD',
        name: '',
        source: 'PURECLOUD',
        primary: false,
        presenceDefinition: { ...available, selfUri: '/x' },
        message: 'Back at 3',
        modifiedDate: '2025-08-21T15:54:31.904Z',
        somethingNew: { a: [1] },
      }),
    ).toEqual({
      definitionId: available.id,
      systemPresence: 'available',
      note: 'Back at 3',
      version: Date.parse('2025-08-21T15:54:31.904Z'),
      isPrimary: false,
      futureDefinitionId: null,
    });
  });

  it('tells what follows after the interaction, unless it stands already', () => {
    const following = (id: unknown) =>
      presenceSchema.parse({ presenceDefinition: available, futurePresenceDefinition: { id } }).futureDefinitionId;
    expect(following('meal')).toBe('meal');
    expect(following(available.id)).toBeNull();
    expect(following(7)).toBeNull();
  });

  it.each([
    ['On Queue', 'on_queue'],
    ['OnQueue', 'on_queue'],
    ['ON_QUEUE', 'on_queue'],
    ['MEAL', 'meal'],
    ['Levitating', 'unknown'],
  ])('spelt %s is %s', (systemPresence, expected) => {
    expect(presenceSchema.parse({ presenceDefinition: { id: 'x', systemPresence } }).systemPresence).toBe(expected);
  });

  it('without message, date and source is primary, without a note, of no known version', () => {
    for (const absent of [undefined, null]) {
      expect(
        presenceSchema.parse({ presenceDefinition: available, message: absent, modifiedDate: absent, primary: absent }),
      ).toMatchObject({ note: '', version: null, isPrimary: true });
    }
  });

  it.each([
    ['no definition', {}],
    ['a definition without an id', { presenceDefinition: { systemPresence: 'Available' } }],
    ['an id that is a number', { presenceDefinition: { id: 7 } }],
    ['a date that is none', { presenceDefinition: available, modifiedDate: 'yesterday' }],
    ['a date that is a number', { presenceDefinition: available, modifiedDate: 1_755_000_000_000 }],
    ['a message that is a number', { presenceDefinition: available, message: 7 }],
    ['a list', []],
    ['nothing', undefined],
  ])('with %s is refused', (_, value) => {
    expect(presenceSchema.safeParse(value).success).toBe(false);
  });
});

describe('a definition', () => {
  it('of the present list is a system row by its type', () => {
    const entity = {
      id: 'a',
      name: 'On Queue',
      type: 'System',
      languageLabels: { en_US: 'On Queue', de: 'In Warteschlange', fr: null },
      systemPresence: 'OnQueue',
      divisionId: '*',
      deactivated: false,
    };
    expect(definitionSchema.parse(entity)).toEqual({
      id: 'a',
      systemPresence: 'on_queue',
      isSystemDefault: true,
      labels: { en_US: 'On Queue', de: 'In Warteschlange' },
      isDeactivated: false,
    });
    expect(definitionSchema.parse({ ...entity, type: 'User', primary: true }).isSystemDefault).toBe(false);
  });

  it('of the deprecated list is a system row by being primary', () => {
    const entity = { id: 'b', systemPresence: 'On Queue', primary: true, languageLabels: { en_US: 'On Queue' } };
    expect(definitionSchema.parse(entity).isSystemDefault).toBe(true);
    expect(definitionSchema.parse({ ...entity, primary: false, deactivated: true })).toMatchObject({
      isSystemDefault: false,
      isDeactivated: true,
    });
  });

  it('without labels is called by its name', () => {
    expect(definitionSchema.parse({ id: 'c', systemPresence: 'Busy', name: 'Paperwork' }).labels).toEqual({
      en_US: 'Paperwork',
    });
  });
});

describe('an identity', () => {
  const me = { id: 'u', name: 'Ada', organization: { id: 'o', name: 'Analytical Engines' } };

  it('has the permissions of all roles, or null when the cloud does not tell', () => {
    expect(identitySchema.parse({ ...me, authorization: { permissions: ['a:b:c'] } }).permissions).toEqual(['a:b:c']);
    expect(identitySchema.parse(me).permissions).toBeNull();
  });

  it('without an organisation is refused: there would be no folder to keep the account in', () => {
    expect(identitySchema.safeParse({ id: 'u', name: 'Ada' }).success).toBe(false);
  });

  it('whose id would lead out of its path is refused', () => {
    for (const id of ['', '.', '..']) expect(identitySchema.safeParse({ ...me, id }).success).toBe(false);
  });
});

describe('a routing status', () => {
  it.each([
    ['OFF_QUEUE', 'off_queue'],
    ['IDLE', 'idle'],
    ['INTERACTING', 'interacting'],
    ['NOT_RESPONDING', 'not_responding'],
    ['COMMUNICATING', 'communicating'],
    ['DANCING', 'unknown'],
  ])('%s is %s', (status, expected) => {
    expect(routingStatusSchema.parse({ userId: 'u', status, startTime: '2026-01-05T08:00:00.000Z' })).toEqual({
      status: expected,
      since: Date.UTC(2026, 0, 5, 8),
    });
  });

  it('without a start is since nobody knows when', () => {
    expect(routingStatusSchema.parse({ status: 'IDLE' }).since).toBeNull();
  });
});

describe('a channel', () => {
  it.each(['wss://streaming.mypurecloud.com/channels/x', 'ws://127.0.0.1:1/channels/x', 'ws://localhost:1/x'])(
    'at %s is taken',
    (connectUri) => {
      expect(channelSchema.safeParse({ id: 'c', connectUri }).success).toBe(true);
    },
  );

  it.each([
    'ws://streaming.mypurecloud.com/channels/x',
    'ws://127.0.0.1.evil.example/x',
    'http://127.0.0.1/x',
    'file:///x',
    'wss://',
    '',
  ])('at %s is refused', (connectUri) => {
    expect(channelSchema.safeParse({ id: 'c', connectUri }).success).toBe(false);
  });
});
