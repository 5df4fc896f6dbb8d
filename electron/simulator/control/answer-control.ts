import { z } from 'zod';
import type { Answer } from '../api/answer';
import type { SimulatedCloud } from '../cloud';
import { conversationSummary } from '../notifications/event-bodies';
import { findAgent } from '../organisation/organisation';
import { compilePathPattern } from '../path-pattern';
import { bulkUserPresence, routingStatus } from '../platform/bodies';
import { simulatorSettingsPatchSchema } from '../settings';
import {
  clockSchema,
  conversationsSchema,
  faultSchema,
  presenceSchema,
  routingSchema,
  socketSchema,
  tokensSchema,
} from './schemas';

/** A request to `/simulator/…`. */
export interface ControlRequest {
  readonly method: string;
  /** Without the `/simulator/` in front. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly contentType: string | undefined;
  readonly bodyText: string;
}

const failure = (status: number, error: string): Answer => ({ status, body: { error } });
const done = (body: object = { ok: true }): Answer => ({ status: 200, body });

type Operation = (cloud: SimulatedCloud, request: ControlRequest) => Answer;

/** An operation with a JSON body. The content type is demanded so that no web page can call it without a preflight. */
function withBody<Body>(schema: z.ZodType<Body>, handle: (cloud: SimulatedCloud, body: Body) => Answer): Operation {
  return (cloud, { contentType, bodyText }) => {
    if (!/^application\/json\b/i.test(contentType ?? '')) return failure(415, 'The body must be application/json.');
    let body: unknown;
    try {
      body = JSON.parse(bodyText);
    } catch {
      return failure(400, 'The body is not JSON.');
    }
    const parsed = schema.safeParse(body);
    return parsed.success ? handle(cloud, parsed.data) : failure(400, z.prettifyError(parsed.error));
  };
}

const isKnown = (cloud: SimulatedCloud, userId: string | undefined): boolean =>
  userId === undefined || findAgent(cloud.organisation, userId) !== undefined;

const noUser = (userId: string | undefined): Answer => failure(400, `No agent has the id ${userId ?? ''}.`);

const addFault = withBody(faultSchema, (cloud, fault) => {
  try {
    return done({ id: cloud.faults.add(fault) });
  } catch (error) {
    return failure(400, error instanceof Error ? error.message : 'The path pattern cannot be read.');
  }
});

const clearFaults: Operation = (cloud, { query }) => {
  const id = query.get('id');
  cloud.faults.clear(id === null ? undefined : Number(id));
  return done();
};

const changePresence = withBody(presenceSchema, (cloud, { userId, definitionId, message, by, ...source }) => {
  if (!isKnown(cloud, userId)) return noUser(userId);
  const definition = cloud.organisation.definitions.find(({ id }) => id === definitionId);
  if (definitionId !== undefined && definition === undefined) {
    return failure(400, `No presence definition has the id ${definitionId}.`);
  }
  const actor = { kind: 'control', label: by } as const;
  return done(bulkUserPresence(cloud.board.writePresence(userId, { definition, message, ...source }, actor)));
});

const changeRouting = withBody(routingSchema, (cloud, { userId, status, conversations }) => {
  if (!isKnown(cloud, userId)) return noUser(userId);
  if (conversations !== undefined) cloud.board.writeConversations(userId, conversations);
  if (status !== undefined) cloud.board.writeRoutingStatus(userId, status);
  const state = cloud.board.stateOf(userId);
  return state === undefined ? noUser(userId) : done(routingStatus(state));
});

const holdConversations = withBody(conversationsSchema, (cloud, { userId, ...conversations }) =>
  isKnown(cloud, userId)
    ? done(conversationSummary(cloud.board.holdConversations(userId, conversations)))
    : noUser(userId),
);

const endTokens = withBody(tokensSchema, (cloud, { action, userId }) =>
  isKnown(cloud, userId) ? done({ ended: cloud.tokens.endAll(userId ?? null, action) }) : noUser(userId),
);

const disturbSockets = withBody(socketSchema, (cloud, { action, userId, afterMs }) => {
  if (!isKnown(cloud, userId)) return noUser(userId);
  const whose = userId ?? null;
  switch (action) {
    case 'drop':
      return done({ sockets: cloud.channels.dropSockets(whose) });
    case 'silence':
      return done({ sockets: cloud.channels.silenceSockets(whose) });
    case 'closing':
      return done({ sockets: cloud.channels.closeSockets(whose, afterMs) });
  }
});

const advanceClock = withBody(clockSchema, (cloud, { advanceMs }) => {
  cloud.time.advance(advanceMs);
  return done({ now: cloud.time.iso() });
});

/** `?path=` is a pattern as for faults, `?since=` the number after which to begin. */
const listRequests: Operation = (cloud, { query }) => {
  const since = Number(query.get('since') ?? 0);
  const pattern = query.get('path');
  try {
    const matches = pattern === null ? (): boolean => true : compilePathPattern(pattern);
    const requests = cloud.requests.all().filter(({ sequence, path }) => sequence > since && matches(path));
    return done({ requests });
  } catch (error) {
    return failure(400, error instanceof Error ? error.message : 'The path pattern cannot be read.');
  }
};

/** `?userId=` narrows to one user, `?since=` is the number after which to begin. */
const listLedger: Operation = (cloud, { query }) => {
  const since = Number(query.get('since') ?? 0);
  const userId = query.get('userId');
  const entries = cloud.ledger
    .all()
    .filter((entry) => entry.sequence > since && (userId === null || entry.userId === userId));
  return done({ entries });
};

const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  faults: { GET: (cloud) => done({ faults: cloud.faults.all() }), POST: addFault, DELETE: clearFaults },
  presence: { POST: changePresence },
  routing: { POST: changeRouting },
  conversations: { POST: holdConversations },
  tokens: { POST: endTokens },
  socket: { POST: disturbSockets },
  clock: { GET: (cloud) => done({ now: cloud.time.iso() }), POST: advanceClock },
  settings: {
    GET: (cloud) => done(cloud.settings),
    POST: withBody(simulatorSettingsPatchSchema, (cloud, patch) => done(cloud.changeSettings(patch))),
  },
  requests: {
    GET: listRequests,
    DELETE: (cloud) => {
      cloud.requests.clear();
      return done();
    },
  },
  ledger: { GET: listLedger },
};

/** Answers a request to the control plane, which is no part of what is simulated. */
export function answerControl(cloud: SimulatedCloud, request: ControlRequest): Answer {
  const byMethod = Object.hasOwn(operations, request.name) ? operations[request.name] : undefined;
  if (byMethod === undefined) {
    return failure(404, `There is no /simulator/${request.name}. There are: ${Object.keys(operations).join(', ')}.`);
  }
  const operation = Object.hasOwn(byMethod, request.method) ? byMethod[request.method] : undefined;
  if (operation !== undefined) return operation(cloud, request);
  const allowed = Object.keys(byMethod).join(', ');
  return { ...failure(405, `/simulator/${request.name} takes ${allowed}.`), headers: { Allow: allowed } };
}
