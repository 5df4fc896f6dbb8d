import { describe, expect, it } from 'vitest';
import { readFrame } from '../../../../electron/genesys/platform/feed-frame';
import { FakeLog } from '../../../fakes/log';

const userId = '0a1b2c3d-0000-4000-8000-000000000001';

function read(frame: unknown): { meaning: ReturnType<typeof readFrame>; log: FakeLog } {
  const log = new FakeLog();
  return { meaning: readFrame(typeof frame === 'string' ? frame : JSON.stringify(frame), userId, log), log };
}

const presenceFrame = (eventBody: object) => ({ topicName: `v2.users.${userId}.presence`, version: '2', eventBody });
const meal = { presenceDefinition: { id: 'm', systemPresence: 'MEAL' }, message: 'soup' };

describe('a frame of the feed', () => {
  it('with our presence is that presence', () => {
    const body = { ...meal, source: 'PURECLOUD', primary: true, modifiedDate: '2026-01-05T08:00:00.500Z' };
    expect(read(presenceFrame(body)).meaning).toEqual({
      kind: 'event',
      event: {
        type: 'presence',
        presence: {
          definitionId: 'm',
          systemPresence: 'meal',
          note: 'soup',
          version: Date.UTC(2026, 0, 5, 8, 0, 0, 500),
          isPrimary: true,
          futureDefinitionId: null,
        },
      },
    });
  });

  it('of the older kind, without date and source, is our presence too', () => {
    expect(read(presenceFrame(meal)).meaning).toMatchObject({ event: { presence: { version: null } } });
  });

  it('from another source is not our presence', () => {
    expect(read(presenceFrame({ ...meal, source: 'MICROSOFTTEAMS' })).meaning.kind).toBe('nothing');
  });

  it('from another source that others see tells its name', () => {
    const frame = (source: string) => read(presenceFrame({ ...meal, source, primary: true })).meaning;
    expect(frame('MICROSOFTTEAMS')).toEqual({
      kind: 'event',
      event: { type: 'other-source', source: { name: 'Microsoft Teams' } },
    });
    expect(frame('6f8e4c6c-0000-4000-8000-5f9bcdcdae9b')).toMatchObject({ event: { source: { name: null } } });
  });

  it('with Out of Office tells whether, and until when', () => {
    const frame = (eventBody: unknown) => read({ topicName: `v2.users.${userId}.outofoffice`, eventBody }).meaning;
    const endDate = '2026-01-09T16:00:00.000Z';
    expect(frame({ user: { id: userId }, active: true, indefinite: false, endDate })).toEqual({
      kind: 'event',
      event: { type: 'out-of-office', outOfOffice: { isActive: true, until: Date.parse(endDate) } },
    });
    expect(frame({ active: true, indefinite: true, endDate })).toMatchObject({
      event: { outOfOffice: { isActive: true, until: null } },
    });
    expect(frame({ active: 'yes' }).kind).toBe('nothing');
  });

  it('with another user’s presence is nothing to us', () => {
    expect(read({ topicName: 'v2.users.other.presence', eventBody: meal }).meaning.kind).toBe('nothing');
  });

  it('with a routing status is that status', () => {
    const frame = {
      topicName: `v2.users.${userId}.routingStatus`,
      eventBody: { id: userId, routingStatus: { status: 'INTERACTING', startTime: '2026-01-05T08:00:00Z' } },
    };
    expect(read(frame).meaning).toEqual({
      kind: 'event',
      event: { type: 'routing-status', routingStatus: { status: 'interacting', since: Date.UTC(2026, 0, 5, 8) } },
    });
  });

  it.each([
    ['v2.system.socket_closing', { kind: 'replace' }],
    ['v2.system.no_longer_subscribed.abc', { kind: 'replace' }],
    ['v2.system.token_revoked.abc', { kind: 'event', event: { type: 'token-revoked' } }],
    ['channel.metadata', { kind: 'nothing' }],
    ['v2.system.something_new', { kind: 'nothing' }],
  ])('of topic %s is understood', (topicName, meaning) => {
    expect(read({ topicName, eventBody: { message: 'x' } }).meaning).toEqual(meaning);
  });

  it.each([
    ['no JSON', '{"topicName":'],
    ['no frame', '7'],
    ['no topic', { eventBody: {} }],
    ['a presence of the wrong types', presenceFrame({ presenceDefinition: { id: 7 } })],
    ['a presence without a body', presenceFrame([])],
    [
      'a routing status that is none',
      { topicName: `v2.users.${userId}.routingStatus`, eventBody: { routingStatus: 'x' } },
    ],
  ])('with %s is logged and dropped', (_, frame) => {
    const { meaning, log } = read(frame);
    expect(meaning.kind).toBe('nothing');
    expect(log.entries.map(({ level }) => level)).toEqual(['warn']);
  });

  it('that cannot be read is not written to the log', () => {
    const { log } = read('{"secret": "streaming-1-abc"');
    expect(JSON.stringify(log.entries)).not.toContain('streaming');
  });
});
