import type { AgentState } from '../model/presence-board';
import type { Agent } from '../organisation/agents';
import type { Definition } from '../organisation/definitions';
import type { Organisation } from '../organisation/organisation';
import { joinedName, spacedName } from '../organisation/system-presences';

/** The bodies of the Platform API for what the simulated organisation holds. Field names are the API's. */

const iso = (at: number): string => new Date(at).toISOString();

const definitionReference = (definition: Definition): object => ({
  id: definition.id,
  systemPresence: spacedName(definition.systemPresence),
  selfUri: `/api/v2/presencedefinitions/${definition.id}`,
});

/** `UserPresence`. */
export function userPresence(state: AgentState): object {
  return {
    id: state.userId,
    source: 'PURECLOUD',
    primary: state.isPrimary,
    presenceDefinition: definitionReference(state.definition),
    ...(state.futureDefinition === null
      ? {}
      : { futurePresenceDefinition: definitionReference(state.futureDefinition) }),
    message: state.message,
    modifiedDate: iso(state.modifiedAt),
    selfUri: `/api/v2/users/${state.userId}/presences/PURECLOUD`,
  };
}

/** `UcUserPresence`, an element of the bulk answer. */
export function bulkUserPresence(state: AgentState): object {
  return {
    userId: state.userId,
    source: 'PURECLOUD',
    presenceDefinition: definitionReference(state.definition),
    message: state.message,
    modifiedDate: iso(state.modifiedAt),
    selfUri: `/api/v2/users/${state.userId}/presences`,
  };
}

/** `UserPrimarySource`. */
export function userPrimarySource({ userId, isPrimary, otherSource }: AgentState): object {
  const sourceId = isPrimary ? 'PURECLOUD' : otherSource;
  return {
    id: userId,
    ...(sourceId === null ? {} : { sourceId }),
    registered: false,
    selfUri: `/api/v2/presence/users/${userId}/primarysource`,
  };
}

/** `RoutingStatus`. */
export function routingStatus(state: AgentState): object {
  return { userId: state.userId, status: state.routing.status, startTime: iso(state.routing.startAt) };
}

/** `OutOfOffice`. */
export function outOfOffice({ userId, outOfOffice: { active, indefinite, startDate, endDate } }: AgentState): object {
  return {
    id: userId,
    user: { id: userId, version: 1, selfUri: `/api/v2/users/${userId}` },
    active,
    indefinite,
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
    selfUri: `/api/v2/users/${userId}/outofoffice`,
  };
}

/** The labels for a locale, or all of them. A locale that a definition lacks is answered with its English label. */
function labelsFor(definition: Definition, locale: string | null): Readonly<Record<string, string>> {
  if (locale === null || locale === 'ALL') return definition.labels;
  const label = definition.labels[locale];
  return label === undefined ? { en_US: definition.labels['en_US'] ?? '' } : { [locale]: label };
}

/** `OrganizationPresenceDefinition`: the current form. */
export function currentDefinition(definition: Definition, locale: string | null = null): object {
  return {
    id: definition.id,
    name: definition.labels['en_US'],
    type: definition.isSystem ? 'System' : 'User',
    languageLabels: labelsFor(definition, locale),
    systemPresence: joinedName(definition.systemPresence),
    divisionId: '*',
    deactivated: definition.isDeactivated,
    selfUri: `/api/v2/presence/definitions/${definition.id}`,
  };
}

/** `OrganizationPresence`: the deprecated form. */
export function deprecatedDefinition(definition: Definition, locale: string | null = null): object {
  return {
    id: definition.id,
    name: definition.labels['en_US'],
    languageLabels: labelsFor(definition, locale),
    systemPresence: spacedName(definition.systemPresence),
    deactivated: definition.isDeactivated,
    primary: definition.isSystem,
    selfUri: `/api/v2/presencedefinitions/${definition.id}`,
  };
}

/** `User`, without anything expanded. */
export function user(agent: Agent, organisation: Organisation): object {
  const { homeDivision } = organisation;
  return {
    id: agent.id,
    name: agent.name,
    division: { ...homeDivision, selfUri: `/api/v2/authorization/divisions/${homeDivision.id}` },
    chat: { jabberId: `${agent.id.replaceAll('-', '').slice(0, 24)}@${organisation.domain}.orgspan.com` },
    department: agent.department,
    email: agent.email,
    primaryContactInfo: [{ address: agent.email, mediaType: 'EMAIL', type: 'PRIMARY' }],
    addresses: [],
    state: 'active',
    title: agent.title,
    username: agent.email,
    version: 1,
    acdAutoAnswer: false,
    selfUri: `/api/v2/users/${agent.id}`,
  };
}

/** `Organization`. */
export function organizationBody(organisation: Organisation): object {
  return {
    id: organisation.id,
    name: organisation.name,
    defaultLanguage: 'en-us',
    defaultCountryCode: 'US',
    domain: organisation.domain,
    version: 1,
    state: 'active',
    productPlatform: 'GenesysCloud',
    selfUri: '/api/v2/organizations/me',
    features: {},
  };
}
