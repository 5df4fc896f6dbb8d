import type { ServerResponse } from 'node:http';
import type { Translator } from '../../../shared/i18n';
import type { ApiAccess } from '../../../shared/local-api';
import type { PresenceProgram } from '../../services/presence-program/presence-program';
import { programRefusalText } from '../../services/program-refusal-text';
import { apiErrorOf, sendError, sendJson } from './api-error';
import type { EventStreams } from './event-stream';
import { pageOf, readHistoryQuery } from './history-page';
import { openApiDocument } from './open-api';

/** A request that was admitted, as a route needs it. */
export interface ApiRequest {
  readonly query: Readonly<Record<string, unknown>>;
  /** Parsed JSON; undefined where there was none. */
  readonly body: unknown;
  /** Path and query, as they came. */
  readonly address: string;
  /** `Last-Event-ID`, where it was sent. */
  readonly lastEventId: string | undefined;
  /** Ends when whoever asked is gone. */
  readonly signal: AbortSignal;
  /** Whether the token that it came with is still worth something. */
  readonly isWelcome: () => boolean;
}

export interface ApiRoute {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** The least access that it takes; null for what anybody may have. */
  readonly access: ApiAccess | null;
  /** Whether it takes JSON. */
  readonly hasBody?: boolean;
  answer(request: ApiRequest, response: ServerResponse): void | Promise<void>;
}

export interface RouteDependencies {
  readonly program: PresenceProgram;
  readonly streams: EventStreams;
  readonly translator: Translator;
  /** Whether the organisation is the simulated one. */
  readonly isSimulated: boolean;
  readonly version: string;
}

/** How long a change is waited for, in milliseconds; whoever asks seldom waits longer than 30 s. */
export const CONFIRMATION_LIMIT_MS = 15_000;

/** Everything that the local API offers. */
export function apiRoutes({
  program,
  streams,
  translator,
  isSimulated,
  version,
}: RouteDependencies): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/healthz',
      access: null,
      answer: (_request, response) => sendJson(response, 200, { status: 'ok' }),
    },
    {
      method: 'get',
      path: '/openapi.json',
      access: null,
      answer: (_request, response) => sendJson(response, 200, openApiDocument(version)),
    },
    {
      method: 'get',
      path: '/api/presence',
      access: 'read-only',
      answer(_request, response) {
        const told = program.presence();
        if (told.ok) sendJson(response, 200, told.value);
        else sendError(response, apiErrorOf(told.error));
      },
    },
    {
      method: 'get',
      path: '/api/presence/definitions',
      access: 'read-only',
      answer(_request, response) {
        const told = program.definitions();
        if (told.ok) sendJson(response, 200, told.value);
        else sendError(response, apiErrorOf(told.error));
      },
    },
    {
      method: 'get',
      path: '/api/presence/events',
      access: 'read-only',
      answer({ isWelcome, lastEventId }, response) {
        if (streams.hasRoom()) streams.open(response, isWelcome, lastEventId);
        else
          sendError(response, {
            status: 503,
            code: 'too-many-streams',
            message: translator.text('local-api.error.too-many-streams'),
          });
      },
    },
    {
      method: 'get',
      path: '/api/presence/history',
      access: 'read-only',
      async answer({ query, address }, response) {
        const read = readHistoryQuery(query);
        if (!read.ok) {
          const refusal = { code: 'invalid-request', problems: read.error } as const;
          const message = programRefusalText(refusal, translator);
          return sendError(response, { status: 400, code: refusal.code, message, details: { problems: read.error } });
        }
        const told = await program.history(read.value.range);
        if (!told.ok) return sendError(response, apiErrorOf(told.error));
        const { parts, hasNext } = pageOf(told.value.parts, read.value);
        const link = `<${pageAddress(address, read.value.pageNumber + 1)}>; rel="next"`;
        sendJson(response, 200, parts, hasNext ? { Link: link } : {});
      },
    },
    {
      method: 'post',
      path: '/api/presence/update',
      access: 'read-write',
      hasBody: true,
      async answer({ body, signal }, response) {
        const outcome = await program.set(body, { via: 'local-api', waitMs: CONFIRMATION_LIMIT_MS, signal });
        switch (outcome.kind) {
          case 'confirmed':
            return sendJson(response, 200, { success: true });
          case 'refused':
            return sendError(response, apiErrorOf(outcome.error));
          case 'conflict':
            return sendError(response, { status: 409, code: outcome.code, message: outcome.message });
          case 'pending': {
            const { intentId, code, message } = outcome;
            return sendJson(response, 202, { success: false, pending: true, intentId, code, message });
          }
        }
      },
    },
    {
      method: 'post',
      path: '/api/test/enable-mock',
      access: 'read-write',
      answer(_request, response) {
        if (isSimulated) sendJson(response, 200, { mocking: true });
        else
          sendError(response, {
            status: 403,
            code: 'not-simulated',
            message: translator.text('local-api.error.not-simulated'),
          });
      },
    },
  ];
}

function pageAddress(address: string, pageNumber: number): string {
  const [path = '', query = ''] = address.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('pageNumber', String(pageNumber));
  return `${path}?${parameters.toString()}`;
}
