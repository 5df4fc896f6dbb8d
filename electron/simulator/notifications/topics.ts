import type { Agent } from '../organisation/agents';
import type { Organisation } from '../organisation/organisation';
import { findAgent } from '../organisation/organisation';

/** What it takes to subscribe to one of the topics under `v2.users.{id}`. */
interface TopicRule {
  readonly description: string;
  /** Only the user whom the topic is about. */
  readonly onlyOneself: boolean;
  readonly permission: string | null;
}

const open = (description: string): TopicRule => ({ description, onlyOneself: false, permission: null });
const own = (description: string): TopicRule => ({ description, onlyOneself: true, permission: null });

/** The topics of a user that the simulated cloud knows. Events come for the first five; the others stay quiet. */
export const userTopics: Readonly<Record<string, TopicRule>> = {
  presence: open('Presence of a user'),
  routingStatus: open('Routing status of a user'),
  activity: open('Presence, routing status and out of office of a user'),
  outofoffice: open('Out of office of a user'),
  conversationsummary: open('Counts of live conversations of a user'),
  conversations: own('Conversations of a user'),
  station: open('Station of a user'),
  tokens: own('Tokens of a user'),
  geolocation: open('Location of a user'),
  integrationpresence: open('Presence of a user in another system'),
  persistentconnection: own('Persistent connection of a user'),
  'workforcemanagement.adherence': {
    description: 'Adherence of a user to the schedule',
    onlyOneself: false,
    permission: 'wfm:realtimeAdherence:view',
  },
};

/** The topic that stands for all users in `/notifications/availabletopics`. */
export const userTopicTemplate = (leaf: string): string => `v2.users.{id}.${leaf}`;

export const userTopic = (userId: string, leaf: string): string => `v2.users.${userId}.${leaf}`;

export type TopicVerdict =
  | { readonly kind: 'permitted'; readonly topics: readonly string[] }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'unauthorised'; readonly missingPermissions: readonly string[] };

/** Longest name that the cloud takes; combined topics may come near it. */
const nameLimit = 200;

/**
 * Judges a topic for a subscriber. Besides single topics there are combined ones, `v2.users.<id>?presence&routingStatus`,
 * whose events arrive under the single names.
 *
 * @param subscriber null for a client without a user, which is held to no rule of users.
 */
export function judgeTopic(name: string, organisation: Organisation, subscriber: Agent | null): TopicVerdict {
  const match = /^v2\.users\.([0-9a-f-]{36})(?:\.([A-Za-z.]+)|\?([A-Za-z.&]+))$/.exec(name);
  const userId = match?.[1];
  const leaves = match?.[2] === undefined ? match?.[3]?.split('&') : [match[2]];
  if (userId === undefined || leaves === undefined || name.length >= nameLimit) return { kind: 'invalid' };
  if (findAgent(organisation, userId) === undefined) return { kind: 'invalid' };

  const missingPermissions: string[] = [];
  for (const leaf of leaves) {
    const rule = userTopics[leaf];
    if (rule === undefined) return { kind: 'invalid' };
    if (subscriber === null) continue;
    if (rule.onlyOneself && subscriber.id !== userId) return { kind: 'unauthorised', missingPermissions: [] };
    if (rule.permission !== null && !subscriber.permissions.includes(rule.permission)) {
      missingPermissions.push(rule.permission);
    }
  }
  if (missingPermissions.length > 0) return { kind: 'unauthorised', missingPermissions };
  return { kind: 'permitted', topics: leaves.map((leaf) => userTopic(userId, leaf)) };
}
