import type { z } from 'zod';
import type { PresenceDefinition } from '../../../shared/presence/definition';
import { err, ok, type Result } from '../../../shared/result';
import type { CloudError, CloudResult, Log } from '../../ports';
import { cloudError } from '../cloud-error';
import type { HttpClient } from '../http-client';
import { definitionListSchema, definitionPageSchema, definitionSchema, ownDefinitionsSchema } from './schemas';

type Definitions = readonly PresenceDefinition[];

/** Far above any organisation's list: it only ends a paging that does not end by itself. */
const MOST_PAGES = 40;

/**
 * Every presence definition that the agent may see, deactivated ones included: they are shown when current.
 * Where the list is forbidden or unknown it is read with the agent's own user, and last from the deprecated list.
 */
export async function listDefinitions(http: HttpClient, log: Log, signal: AbortSignal): CloudResult<Definitions> {
  const listed = await readCurrentList(http, log, signal);
  if (listed.ok || !isWorthAnotherWay(listed.error)) return listed;
  const own = await readWithOwnUser(http, log, signal);
  if (own.ok ? own.value.length > 0 : !isWorthAnotherWay(own.error)) return own;
  const paged = await readDeprecatedList(http, log, signal);
  // The first refusal tells what an administrator has to allow.
  return paged.ok ? paged : listed;
}

const isWorthAnotherWay = ({ status }: CloudError): boolean => status === 403 || status === 404;

async function readCurrentList(http: HttpClient, log: Log, signal: AbortSignal): CloudResult<Definitions> {
  const read = (deactivated: 'false' | 'true'): CloudResult<z.infer<typeof definitionListSchema>> =>
    http.send(
      {
        operation: 'presence.definitions.list',
        method: 'GET',
        priority: 'background',
        path: '/api/v2/presence/definitions',
        scopes: ['presence:readonly', 'presence'],
        query: { deactivated, localeCode: 'ALL' },
        answer: definitionListSchema,
      },
      signal,
    );
  const [active, deactivated] = await Promise.all([read('false'), read('true')]);
  if (!active.ok) return active;
  // Without the deactivated ones everything works; a current one among them then shows its system presence's name.
  const entities = [...(active.value.entities ?? []), ...(deactivated.ok ? (deactivated.value.entities ?? []) : [])];
  return parseEach(entities, log);
}

async function readWithOwnUser(http: HttpClient, log: Log, signal: AbortSignal): CloudResult<Definitions> {
  const user = await http.send(
    {
      operation: 'users.me.definitions',
      method: 'GET',
      priority: 'background',
      path: '/api/v2/users/me',
      scopes: ['user-basic-info'],
      query: { expand: 'presencedefinitions,divisionedpresencedefinitions' },
      answer: ownDefinitionsSchema,
    },
    signal,
  );
  if (!user.ok) return user;
  const { presenceDefinitions, divisionedPresenceDefinitions } = user.value;
  return parseEach([...(presenceDefinitions ?? []), ...(divisionedPresenceDefinitions ?? [])], log);
}

async function readDeprecatedList(http: HttpClient, log: Log, signal: AbortSignal): CloudResult<Definitions> {
  const entities: unknown[] = [];
  for (let pageNumber = 1; pageNumber <= MOST_PAGES; pageNumber += 1) {
    const page = await http.send(
      {
        operation: 'presencedefinitions.list',
        method: 'GET',
        priority: 'background',
        path: '/api/v2/presencedefinitions',
        scopes: ['presence:readonly', 'presence'],
        query: { pageNumber: String(pageNumber), pageSize: '100', deleted: 'ALL', localeCode: 'ALL' },
        answer: definitionPageSchema,
      },
      signal,
    );
    if (!page.ok) return page;
    entities.push(...(page.value.entities ?? []));
    if (pageNumber >= (page.value.pageCount ?? 1)) break;
  }
  return parseEach(entities, log);
}

/** One definition that cannot be read does not take the others with it. */
function parseEach(entities: readonly unknown[], log: Log): Result<Definitions, CloudError> {
  const byId = new Map<string, PresenceDefinition>();
  let unreadable = 0;
  for (const entity of entities) {
    const definition = definitionSchema.safeParse(entity);
    if (!definition.success) unreadable += 1;
    else if (!byId.has(definition.data.id)) byId.set(definition.data.id, definition.data);
  }
  if (unreadable > 0) log.warn('presence definitions that cannot be read were left out', { unreadable });
  if (unreadable > 0 && byId.size === 0) {
    return err(cloudError('malformed', 'None of the presence definitions can be read.'));
  }
  return ok([...byId.values()]);
}
