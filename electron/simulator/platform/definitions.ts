import type { Answer } from '../api/answer';
import { apiError, bracketed, listedPermissions } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, route } from '../api/route';
import type { Definition } from '../organisation/definitions';
import { currentDefinition, deprecatedDefinition } from './bodies';

const readScopes = ['presence', 'presence:readonly'];
const viewPermission = 'presence:presenceDefinition:view';

/** `true` and `false` as the cloud's query parameters spell them; null when it is neither. */
function readChoice<Choice extends string>(
  call: ApiCall,
  name: string,
  fallback: Choice,
  allowed: readonly Choice[],
): Choice | Answer {
  const given = call.query.get(name);
  if (given === null) return fallback;
  const found = allowed.find((choice) => choice.toLowerCase() === given.toLowerCase());
  return found ?? apiError('invalid.query.param.value', { parameter: name, value: given, allowed: bracketed(allowed) });
}

function listCurrent(call: ApiCall): Answer {
  const { cloud, permissions, query } = call;
  if (cloud.settings.definitionsNeedPermission && !permissions.includes(viewPermission)) {
    return apiError('missing.permissions', listedPermissions([viewPermission], cloud.settings));
  }
  const deactivated = readChoice(call, 'deactivated', 'false', ['true', 'false']);
  if (typeof deactivated !== 'string') return deactivated;
  const entities = cloud.organisation.definitions
    .filter((definition) => definition.isDeactivated === (deactivated === 'true'))
    .map((definition) => currentDefinition(definition, query.get('localeCode')));
  return okAnswer({ total: entities.length, entities, selfUri: '/api/v2/presence/definitions' });
}

function readPositive(text: string | null, fallback: number): number | null {
  if (text === null) return fallback;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

function listDeprecated(call: ApiCall): Answer {
  const { cloud, query } = call;
  const deleted = readChoice(call, 'deleted', 'false', ['false', 'TRUE', 'ALL']);
  if (typeof deleted !== 'string') return deleted;
  const pageSize = readPositive(query.get('pageSize'), 25);
  const pageNumber = readPositive(query.get('pageNumber'), 1);
  if (pageSize === null || pageNumber === null) return apiError('bad.request');
  const wanted = (definition: Definition): boolean =>
    deleted === 'ALL' || definition.isDeactivated === (deleted === 'TRUE');
  const all = cloud.organisation.definitions.filter(wanted);
  const entities = all
    .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
    .map((definition) => deprecatedDefinition(definition, query.get('localeCode')));
  const pageCount = Math.max(1, Math.ceil(all.length / pageSize));
  const uri = (page: number): string => `/api/v2/presencedefinitions?pageSize=${pageSize}&pageNumber=${page}`;
  return okAnswer({
    entities,
    pageSize,
    pageNumber,
    total: all.length,
    pageCount,
    firstUri: uri(1),
    lastUri: uri(pageCount),
    selfUri: uri(pageNumber),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
  });
}

function one(form: (definition: Definition, locale: string | null) => object, parameter: string) {
  return ({ cloud, parameters, query }: ApiCall): Answer => {
    const found = cloud.organisation.definitions.find(({ id }) => id === parameters[parameter]);
    return found === undefined ? apiError('not.found') : okAnswer(form(found, query.get('localeCode')));
  };
}

export const definitionRoutes: readonly ApiRoute[] = [
  route({ method: 'GET', path: '/api/v2/presence/definitions', scopes: readScopes, handle: listCurrent }),
  route({
    method: 'GET',
    path: '/api/v2/presence/definitions/{definitionId}',
    scopes: readScopes,
    permissions: [viewPermission],
    handle: one(currentDefinition, 'definitionId'),
  }),
  route({ method: 'GET', path: '/api/v2/presencedefinitions', scopes: readScopes, handle: listDeprecated }),
  route({
    method: 'GET',
    path: '/api/v2/presencedefinitions/{presenceId}',
    scopes: readScopes,
    permissions: [viewPermission],
    handle: one(deprecatedDefinition, 'presenceId'),
  }),
];
