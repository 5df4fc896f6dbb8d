import { z } from 'zod';
import { byDefinitionSchema, byStateSchema } from '../../core/presence/program-request';
import {
  toldChangeSchema,
  toldDefinitionSchema,
  toldHistoryPartSchema,
  toldPresenceSchema,
} from '../../core/program/told';
import { apiErrorSchema } from './api-error';

const doneSchema = z.object({ success: z.literal(true) });
const pendingSchema = z.object({
  success: z.literal(false),
  pending: z.literal(true),
  intentId: z.string().describe('Of the choice in Presence Tray, which goes on trying.'),
  code: z.enum(['waiting', 'after-interaction']),
  message: z.string(),
});

/** The bodies by the names that the document gives them. */
const schemas = {
  PresenceByState: byStateSchema,
  PresenceByDefinition: byDefinitionSchema,
  Done: doneSchema,
  Pending: pendingSchema,
  Presence: toldPresenceSchema,
  Definition: toldDefinitionSchema,
  Change: toldChangeSchema,
  HistoryPart: toldHistoryPartSchema,
  Mocking: z.object({ mocking: z.literal(true) }),
  Health: z.object({ status: z.literal('ok') }),
  Error: apiErrorSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

type SchemaName = keyof typeof schemas;
type Json = Readonly<Record<string, unknown>>;

const reference = (name: SchemaName): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ 'application/json': { schema } });
const answer = (description: string, schema: Json): Json => ({ description, content: json(schema) });

const errors = {
  400: 'The request is not taken. “details.allowed” names what may be chosen instead, where another choice would help.',
  401: 'There is no valid token with it. Every path but the public ones is answered so.',
  403: 'It is for another agent, from a web page, by another host name, or needs a right that the token or the agent lacks.',
  404: 'There is nothing at this path, or not by this method.',
  409: 'Something else stands: a change was made elsewhere, or the agent has chosen anew.',
  413: 'The body is too large.',
  429: 'There were too many requests. “Retry-After” tells for how many seconds.',
  503: 'It cannot be done just now: nobody is signed in, nothing is known yet, or Genesys Cloud does not answer.',
} as const;
type Status = keyof typeof errors;

const refusals = (...statuses: readonly Status[]): Json =>
  Object.fromEntries(statuses.map((status) => [status, answer(errors[status], reference('Error'))]));

const publicly = { security: [] };
const query = (name: string, description: string, schema: Json): Json => ({ name, in: 'query', description, schema });
const day = { type: 'string', examples: ['2026-10-25', '2026-10-25T08:00:00+02:00'] };

const paths: Readonly<Record<string, Json>> = {
  '/healthz': {
    get: {
      ...publicly,
      operationId: 'getHealth',
      summary: 'Whether the local API of Presence Tray is here',
      responses: { 200: answer('It is.', reference('Health')), ...refusals(400, 403) },
    },
  },
  '/openapi.json': {
    get: {
      ...publicly,
      operationId: 'getDescription',
      summary: 'This document',
      responses: { 200: answer('An OpenAPI document.', { type: 'object' }), ...refusals(400, 403) },
    },
  },
  '/api/presence': {
    get: {
      operationId: 'getPresence',
      summary: 'What stands',
      responses: {
        200: answer('The presence that Genesys Cloud last confirmed.', reference('Presence')),
        ...refusals(400, 401, 403, 429, 503),
      },
    },
  },
  '/api/presence/definitions': {
    get: {
      operationId: 'getDefinitions',
      summary: 'The presences of the organisation',
      responses: {
        200: answer('In menu order.', { type: 'array', items: reference('Definition') }),
        ...refusals(400, 401, 403, 429, 503),
      },
    },
  },
  '/api/presence/events': {
    get: {
      operationId: 'watchPresence',
      summary: 'What stands, and then each change',
      description:
        'Server-sent events. “snapshot” carries a Presence (or null while nobody is signed in): at the beginning, and whenever anything of it is otherwise. “change” carries a Change: once for each other presence, before its snapshot; its id, sent back as Last-Event-ID, brings the changes that were missed (the newest eight at most). A comment follows every 15 seconds.',
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          description: 'The id of the last “change” before the connection was lost.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: {
          description: 'A stream that stays open.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        ...refusals(400, 401, 403, 429, 503),
      },
    },
  },
  '/api/presence/history': {
    get: {
      operationId: 'getHistory',
      summary: 'A stretch of the history, oldest first',
      parameters: [
        query('userId', 'The signed-in agent; nobody else’s history is given.', { type: 'string' }),
        query('startDate', 'A local day, or a time with its offset. The day of endDate when absent.', day),
        query('endDate', 'A local day, which is included, or a time. Today when absent.', day),
        query('pageSize', 'As many parts as a page holds.', {
          type: 'integer',
          minimum: 1,
          maximum: 1_000,
          default: 50,
        }),
        query('pageNumber', 'From 1. Where there is a next page, “Link” leads to it.', {
          type: 'integer',
          minimum: 1,
          default: 1,
        }),
      ],
      responses: {
        200: {
          ...answer('Parts without a hole between them.', { type: 'array', items: reference('HistoryPart') }),
          headers: {
            Link: { description: 'The next page, as in RFC 8288; absent on the last one.', schema: { type: 'string' } },
          },
        },
        ...refusals(400, 401, 403, 429, 503),
      },
    },
  },
  '/api/presence/update': {
    post: {
      operationId: 'setPresence',
      summary: 'Set the presence',
      description:
        'Answers when Genesys Cloud has confirmed it, within 15 seconds. Needs the token that reads and writes.',
      requestBody: {
        required: true,
        content: json({ oneOf: [reference('PresenceByState'), reference('PresenceByDefinition')] }),
      },
      responses: {
        200: answer('Genesys Cloud has confirmed it.', reference('Done')),
        202: answer('Not confirmed within 15 seconds; Presence Tray goes on.', reference('Pending')),
        ...refusals(400, 401, 403, 409, 413, 429, 503),
      },
    },
  },
  '/api/test/enable-mock': {
    post: {
      operationId: 'enableMock',
      summary: 'Make sure that the simulated organisation is in use',
      responses: { 200: answer('It is.', reference('Mocking')), ...refusals(400, 401, 403, 429) },
    },
  },
};

/** The local API as an OpenAPI 3.1 document. Bodies come from the schemas that parse and make them. */
export function openApiDocument(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Presence Tray, local API',
      version,
      description: 'Sets and tells the presence of the agent who is signed in on this computer.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      { url: 'http://127.0.0.1:{port}', variables: { port: { default: '3000' } } },
      { url: 'http://[::1]:{port}', variables: { port: { default: '3000' } } },
    ],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchemaOf(schema)])),
    },
  };
}

function jsonSchemaOf(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Json;
  return rest;
}
