import type { Answer } from '../api/answer';
import { apiError, bracketed } from '../api/api-error';
import type { ApiCall, ApiRoute } from '../api/route';
import { okAnswer, route } from '../api/route';
import type { Agent } from '../organisation/agents';
import { conversationSummary } from '../notifications/event-bodies';
import {
  currentDefinition,
  deprecatedDefinition,
  organizationBody,
  outOfOffice,
  routingStatus,
  user,
  userPresence,
} from './bodies';
import { tokenInfo } from './tokens';
import { readUserId } from './user-id';

type Expansion = (call: ApiCall, agent: Agent) => object;

function stateOf({ cloud }: ApiCall, agent: Agent) {
  const state = cloud.board.stateOf(agent.id);
  if (state === undefined) throw new Error(`The agent ${agent.id} has no state`);
  return state;
}

/** What can be expanded for any user: names as the API spells them in `expand`, and the fields they add. */
const userExpansions: Readonly<Record<string, Expansion>> = {
  presence: (call, agent) => ({ presence: userPresence(stateOf(call, agent)) }),
  routingStatus: (call, agent) => ({ routingStatus: routingStatus(stateOf(call, agent)) }),
  outOfOffice: (call, agent) => ({ outOfOffice: outOfOffice(stateOf(call, agent)) }),
  conversationSummary: (call, agent) => ({ conversationSummary: conversationSummary(stateOf(call, agent)) }),
  authorization: (_call, agent) => ({ authorization: { roles: [], permissions: agent.permissions } }),
  languagePreference: () => ({ languagePreference: 'en-us' }),
  station: () => ({ station: {} }),
  groups: () => ({ groups: [] }),
  skills: () => ({ skills: [] }),
  languages: () => ({ languages: [] }),
  profileSkills: () => ({ profileSkills: [] }),
  certifications: () => ({ certifications: [] }),
  locations: () => ({ locations: [] }),
};

/** What can be expanded for the caller only. */
const ownExpansions: Readonly<Record<string, Expansion>> = {
  ...userExpansions,
  date: ({ cloud }) => ({ date: { currentDate: cloud.time.iso() } }),
  organization: ({ cloud }) => ({ organization: organizationBody(cloud.organisation) }),
  token: (call) => ({ token: tokenInfo(call) }),
  presencedefinitions: ({ cloud }) => ({
    presenceDefinitions: activeDefinitions(cloud.organisation.definitions).map((one) => deprecatedDefinition(one)),
  }),
  divisionedpresencedefinitions: ({ cloud }) => ({
    divisionedPresenceDefinitions: activeDefinitions(cloud.organisation.definitions).map((one) =>
      currentDefinition(one),
    ),
  }),
};

/** Further names that the API takes; nothing of the kind is simulated, so the answer carries no such field. */
const silentExpansions: ReadonlySet<string> = new Set(
  (
    'integrationPresence geolocation lasttokenissued authorization.unusedRoles team workPlanBidRanks ' +
    'externalContactsSettings employerInfo biography dateLastLogin dateWelcomeSent geolocationsettings ' +
    'locationdefinitions orgauthorization orgproducts favorites superiors directreports adjacents routingskills ' +
    'routinglanguages fieldconfigs trustors logCapture autoanswersettings'
  ).split(' '),
);

/** The list that comes with a user holds the first hundred active ones. */
const activeDefinitions = <One extends { readonly isDeactivated: boolean }>(all: readonly One[]): readonly One[] =>
  all.filter((definition) => !definition.isDeactivated).slice(0, 100);

function expanded(call: ApiCall, agent: Agent, known: Readonly<Record<string, Expansion>>): Answer {
  const wanted = call.query
    .getAll('expand')
    .flatMap((value) => value.split(','))
    .filter((name) => name !== '');
  let body = user(agent, call.cloud.organisation);
  for (const name of wanted) {
    const expansion = known[name];
    if (expansion === undefined && silentExpansions.has(name)) continue;
    if (expansion === undefined) {
      const allowed = bracketed(Object.keys(known));
      return apiError('invalid.query.param.value', { parameter: 'expand', value: name, allowed });
    }
    body = { ...body, ...expansion(call, agent) };
  }
  return okAnswer(body);
}

export const userRoutes: readonly ApiRoute[] = [
  route({
    method: 'GET',
    path: '/api/v2/users/me',
    scopes: ['user-basic-info'],
    needsUser: true,
    handle: (call) => (call.user === null ? apiError('not.a.user') : expanded(call, call.user, ownExpansions)),
  }),
  route({
    method: 'GET',
    path: '/api/v2/users/{userId}',
    scopes: ['users', 'users:readonly'],
    handle: (call) => {
      const userId = readUserId(call);
      const agent = call.cloud.organisation.agents.find(({ id }) => id === userId);
      return agent === undefined ? apiError('not.found') : expanded(call, agent, userExpansions);
    },
  }),
];
