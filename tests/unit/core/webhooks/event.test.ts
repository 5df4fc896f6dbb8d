import { describe, expect, it } from 'vitest';
import {
  changeEvent,
  completed,
  correctionEvent,
  isComplete,
  standingEvent,
} from '../../../../electron/core/webhooks/event';
import type { EventContext, NumberedChange } from '../../../../electron/core/webhooks/event';
import { messageOf } from '../../../../electron/core/webhooks/message';
import { syncIdOfChange } from '../../../../electron/core/webhooks/sync-id';
import { webhookEventSchema } from '../../../../shared/webhooks/event';
import { definitions, fromTray } from '../presence/fixtures';
import { fc } from '../../../properties';

const at = Date.UTC(2026, 9, 29, 10, 42, 3, 250);
const iso = '2026-10-29T10:42:03.250Z';

const context: EventContext = {
  userId: '8a1b0c55-0000-4000-8000-000000000001',
  installationId: '0b6f0d0e-36a6-4b1e-9d3f-2f6f1d2c3b4a',
  appVersion: '0.1.0',
  routingStatus: 'idle',
  definitions,
  known: [],
};

const change: NumberedChange = {
  sequence: 7,
  previousDefinitionId: 'break',
  definitionId: 'meal',
  note: 'Nobody else’s business',
  cause: fromTray,
  decidedAt: at - 900,
  appliedAt: at,
  seenAt: at + 50,
  isRecovered: false,
};

describe('The event of a change', () => {
  it('has the ordering document’s five fields at the top, and all that is known beside them', () => {
    const event = changeEvent(change, context);
    expect(webhookEventSchema.parse(event)).toEqual(event);
    expect(event).toEqual({
      userId: context.userId,
      previousState: 'unavailable',
      newState: 'unavailable',
      timestamp: iso,
      syncId: event.syncId,
      type: 'changed',
      sequence: 7,
      previousDefinitionId: 'break',
      previousLabel: 'break',
      newDefinitionId: 'meal',
      newLabel: 'meal',
      routingStatus: 'idle',
      cause: { kind: 'agent', via: 'tray' },
      idleSince: null,
      decidedAt: '2026-10-29T10:42:02.350Z',
      appliedAt: iso,
      isRecovered: false,
      correction: null,
      installationId: context.installationId,
      appVersion: '0.1.0',
    });
  });

  it('never carries the agent’s note', () => {
    expect(JSON.stringify(changeEvent(change, context))).not.toContain(change.note);
  });

  it('of a rule says since when nobody was there, and how long that had to be', () => {
    const cause = { kind: 'rule', rule: 'idle', idleSince: at - 1_800_000, afterMs: 1_800_000 } as const;
    expect(changeEvent({ ...change, definitionId: 'offline', cause }, context)).toMatchObject({
      newState: 'offline',
      cause: { kind: 'rule', rule: 'idle', afterMs: 1_800_000 },
      idleSince: '2026-10-29T10:12:03.250Z',
    });
    expect(changeEvent({ ...change, cause: { kind: 'rule', rule: 'lock' } }, context)).toMatchObject({
      cause: { kind: 'rule', rule: 'lock', afterMs: null },
      idleSince: null,
    });
  });

  it('that came first has no state before it', () => {
    const event = changeEvent({ ...change, previousDefinitionId: null }, context);
    expect(event).toMatchObject({ previousState: null, previousDefinitionId: null, previousLabel: null });
    expect(isComplete(event)).toBe(true);
  });

  it('that comes before the definitions knows its states by what the cloud told of them, and gets its names later', () => {
    const known = [
      { definitionId: 'meal', systemPresence: 'meal' },
      { definitionId: 'break', systemPresence: 'break' },
    ] as const;
    const early = changeEvent(change, { ...context, definitions: [], known });
    expect(early).toMatchObject({ previousState: 'unavailable', newState: 'unavailable', newLabel: null });
    expect(isComplete(early)).toBe(false);
    expect(completed(early, definitions)).toEqual(changeEvent(change, context));
  });

  it('says null rather than a wrong class for a system presence that is newer than the app', () => {
    const known = [{ definitionId: 'nap', systemPresence: 'unknown' }] as const;
    expect(changeEvent({ ...change, definitionId: 'nap' }, { ...context, known })).toMatchObject({ newState: null });
  });
});

describe('The id of a change', () => {
  const key = { userId: 'maya', appliedAt: at, previousDefinitionId: 'break', definitionId: 'meal' };

  it('is a UUID of version 5, and the same wherever and whenever it is made', () => {
    expect(syncIdOfChange(key)).toBe('5e28f317-bed9-50d6-bab7-4b1e4cf203ba');
  });

  it('is another one as soon as anything of the change is another', () => {
    const keys = fc.record({
      userId: fc.string(),
      appliedAt: fc.nat(),
      previousDefinitionId: fc.option(fc.string()),
      definitionId: fc.string(),
    });
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        expect(syncIdOfChange(one) === syncIdOfChange(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('does not depend on how the change came to be known', () => {
    const seen = changeEvent({ ...change, cause: { kind: 'elsewhere' }, decidedAt: null, sequence: 3 }, context);
    expect(seen.syncId).toBe(changeEvent({ ...change, isRecovered: true }, context).syncId);
  });
});

describe('The event of a correction', () => {
  const annotated = { absenceId: 'absence-1', from: at - 3_600_000, until: at, madeAt: at + 5_000 };

  it('says what the time was, and not what was booked for it', () => {
    const said = { ...annotated, annotation: { kind: 'presence', definitionId: 'meeting' } } as const;
    const event = correctionEvent(said, { definitionId: 'offline' }, context);
    expect(webhookEventSchema.parse(event)).toMatchObject({
      type: 'corrected',
      previousState: 'offline',
      newState: 'unavailable',
      newDefinitionId: 'meeting',
      sequence: null,
      correction: { from: '2026-10-29T09:42:03.250Z', until: iso, remark: null },
    });
  });

  it('with a remark keeps the presence and adds the agent’s words', () => {
    const said = { ...annotated, annotation: { kind: 'remark', text: 'Fire drill' } } as const;
    expect(correctionEvent(said, { definitionId: 'offline' }, context)).toMatchObject({
      previousState: 'offline',
      newState: 'offline',
      correction: { remark: 'Fire drill' },
    });
    expect(correctionEvent(said, null, context)).toBeNull();
  });

  it('has an id of its own each time that the agent says something', () => {
    const said = { ...annotated, annotation: { kind: 'remark', text: 'Fire drill' } } as const;
    const again = { ...said, madeAt: said.madeAt + 1 };
    const ids = [said, again].map((one) => correctionEvent(one, { definitionId: 'offline' }, context)?.syncId);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('What stands', () => {
  it('is told with the same state before and after, for nothing has changed', () => {
    const standing = { definitionId: 'on-queue', since: at - 60_000, cause: fromTray };
    const event = standingEvent('test', standing, '0b6f0d0e-36a6-4b1e-9d3f-2f6f1d2c3b4b', at, context);
    expect(webhookEventSchema.parse(event)).toMatchObject({
      type: 'test',
      previousState: 'available',
      newState: 'available',
      newLabel: 'on-queue',
      timestamp: iso,
      appliedAt: '2026-10-29T10:41:03.250Z',
    });
  });
});

describe('A message', () => {
  it('is the event itself, or that in the envelope of a CloudEvent', () => {
    const event = changeEvent(change, context);
    expect(messageOf(event, 'plain')).toEqual({ contentType: 'application/json', body: JSON.stringify(event) });
    const wrapped = messageOf(event, 'cloudevents');
    expect(wrapped.contentType).toBe('application/cloudevents+json; charset=utf-8');
    expect(JSON.parse(wrapped.body)).toMatchObject({ specversion: '1.0', id: event.syncId, data: event });
  });
});
