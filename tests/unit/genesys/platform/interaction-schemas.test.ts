import { describe, expect, it } from 'vitest';
import {
  conversationSummarySchema,
  interactionSchema,
} from '../../../../electron/genesys/platform/interaction-schemas';

const none = { contactCenter: { active: 0, acw: 0 }, enterprise: { active: 0, acw: 0 } };

describe('A conversation summary', () => {
  it.each([
    ['a call from the queue', { call: { ...none, contactCenter: { active: 1, acw: 0 } } }],
    ['a call between colleagues', { call: { ...none, enterprise: { active: 1 } } }],
    ['a chat being wrapped up', { call: none, chat: { contactCenter: { active: 0, acw: 1 } } }],
    ['a medium that is new', { call: none, hologram: { contactCenter: { active: 2 } } }],
  ])('with %s is live', (_, summary) => {
    expect(conversationSummarySchema.parse({ userId: 'u', ...summary })).toEqual({ isLive: true });
  });

  it.each([
    ['nothing', {}],
    ['counts of none', { call: none, email: none }],
    ['a medium that is null', { call: null }],
  ])('with %s is not', (_, summary) => {
    expect(conversationSummarySchema.parse({ userId: 'u', ...summary })).toEqual({ isLive: false });
  });
});

describe('An agent’s interaction', () => {
  const read = (status: string, summary: object | undefined = { call: none }) =>
    interactionSchema.safeParse({ routingStatus: { status }, conversationSummary: summary });

  it.each([
    ['INTERACTING', true],
    ['COMMUNICATING', true],
    ['IDLE', false],
    ['NOT_RESPONDING', false],
    ['OFF_QUEUE', false],
  ])('with the routing status %s is live: %s', (status, isLive) => {
    expect(read(status).data).toEqual({ isLive });
  });

  it('is not known where the cloud leaves one of both out', () => {
    expect(interactionSchema.safeParse({ routingStatus: { status: 'IDLE' } }).success).toBe(false);
    expect(interactionSchema.safeParse({ conversationSummary: {} }).success).toBe(false);
  });
});
