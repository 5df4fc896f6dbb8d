import type { AgentState, BoardTopic } from '../model/presence-board';

/** How the instants of an event are written: ISO 8601, milliseconds, `Z`. */
const iso = (at: number): string => new Date(at).toISOString();

/** Presence in an event: upper-case names, unlike the REST answers. */
function presenceEvent(state: AgentState, carriesModifiedDate: boolean): object {
  return {
    source: 'PURECLOUD',
    presenceDefinition: { id: state.definition.id, systemPresence: state.definition.systemPresence },
    ...(state.futureDefinition === null
      ? {}
      : {
          futurePresenceDefinition: {
            id: state.futureDefinition.id,
            systemPresence: state.futureDefinition.systemPresence,
          },
        }),
    primary: state.isPrimary,
    message: state.message,
    ...(carriesModifiedDate ? { modifiedDate: iso(state.modifiedAt) } : {}),
  };
}

const routingStatus = (state: AgentState): object => ({
  status: state.routing.status,
  startTime: iso(state.routing.startAt),
});

/** What another source tells of itself on the same topic. Its presence is not simulated: it is taken for the user's own. */
function otherSourceEvents(state: AgentState, carriesModifiedDate: boolean): readonly (readonly [string, object])[] {
  if (state.otherSource === null) return [];
  const body = { ...presenceEvent(state, carriesModifiedDate), source: state.otherSource, primary: true };
  return [['presence', body]];
}

function activityEvent(state: AgentState, carriesModifiedDate: boolean): object {
  return {
    id: state.userId,
    routingStatus: routingStatus(state),
    presence: {
      presenceDefinition: { id: state.definition.id, systemPresence: state.definition.systemPresence },
      presenceMessage: state.message,
      ...(carriesModifiedDate ? { modifiedDate: iso(state.modifiedAt) } : {}),
    },
    outOfOffice: { active: state.outOfOffice.active, modifiedDate: iso(state.outOfOffice.modifiedAt) },
    activeQueueIds: [],
    dateActiveQueuesChanged: iso(state.routing.startAt),
  };
}

function outOfOfficeEvent({ userId, outOfOffice }: AgentState): object {
  const { active, indefinite, startDate, endDate, modifiedAt } = outOfOffice;
  return { user: { id: userId }, active, indefinite, startDate, endDate, modifiedDate: iso(modifiedAt) };
}

/** Counts of live conversations; the simulator knows calls only. */
export function conversationSummary({ userId, conversations }: AgentState): object {
  return {
    userId,
    call: {
      contactCenter: { active: conversations.contactCenter, acw: conversations.afterCallWork },
      enterprise: { active: conversations.enterprise, acw: 0 },
    },
  };
}

/** The events that a change brings about: topic below `v2.users.<id>` and body. */
export function eventsFor(
  topic: BoardTopic,
  state: AgentState,
  carriesModifiedDate: boolean,
): readonly (readonly [leaf: string, body: object])[] {
  const activity = ['activity', activityEvent(state, carriesModifiedDate)] as const;
  switch (topic) {
    case 'presence':
      return [
        ['presence', presenceEvent(state, carriesModifiedDate)],
        ...otherSourceEvents(state, carriesModifiedDate),
        activity,
      ];
    case 'routing':
      return [['routingStatus', { id: state.userId, routingStatus: routingStatus(state) }], activity];
    case 'out-of-office':
      return [['outofoffice', outOfOfficeEvent(state)], activity];
    case 'conversations':
      return [['conversationsummary', conversationSummary(state)]];
  }
}
