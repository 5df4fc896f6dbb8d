import { z } from 'zod';
import { isPermitted } from './permission';

/** What of the app stands or falls with a scope of the OAuth client or a permission of the agent's roles. */
export const features = [
  'know-agent',
  'read-presence',
  'set-presence',
  'set-for-agent',
  'go-on-queue',
  'division-presences',
  'live-changes',
  'automatic-offline',
  'routing-status',
  'clear-not-responding',
  'out-of-office',
  'other-source',
  'cloud-history',
  'inactivity-timeout',
] as const;
export type Feature = (typeof features)[number];

/** Who the app is to the cloud: the agent, or an OAuth client that could alter everybody. */
export type ActsAs = 'agent' | 'application';
export type Dialect = 'platform' | 'resource';

interface Need {
  readonly feature: Feature;
  /** One of them is needed, the least first. */
  readonly scopes: readonly [string, ...string[]];
  /** Absent where none is needed. */
  readonly permission?: string;
  /** Absent where it is so for both. */
  readonly only?: ActsAs;
}

/** Names as the cloud's reference has them, but for On Queue, which it does not name: that one follows its own pattern. */
const needs: Record<Dialect, readonly Need[]> = {
  platform: [
    { feature: 'know-agent', scopes: ['user-basic-info'], only: 'agent' },
    { feature: 'know-agent', scopes: ['users:readonly', 'users'], only: 'application' },
    { feature: 'read-presence', scopes: ['presence:readonly', 'presence'] },
    { feature: 'set-presence', scopes: ['presence'] },
    { feature: 'set-for-agent', scopes: ['presence'], permission: 'presence:userPresence:edit', only: 'application' },
    { feature: 'go-on-queue', scopes: ['presence'], permission: 'routing:agent:onqueue' },
    {
      feature: 'division-presences',
      scopes: ['presence:readonly', 'presence'],
      permission: 'presence:presenceDefinition:view',
    },
    { feature: 'live-changes', scopes: ['notifications'] },
    // A conversation is looked for before anything is set, and what cannot be read counts as one.
    { feature: 'automatic-offline', scopes: ['users:readonly', 'users'] },
    { feature: 'routing-status', scopes: ['users:readonly', 'users'] },
    { feature: 'clear-not-responding', scopes: ['users'] },
    { feature: 'out-of-office', scopes: ['users:readonly', 'users'] },
    {
      feature: 'other-source',
      scopes: ['presence:readonly', 'presence'],
      permission: 'presence:userPrimarySource:view',
    },
    { feature: 'cloud-history', scopes: ['analytics:readonly', 'analytics'], permission: 'analytics:userDetail:view' },
    {
      feature: 'inactivity-timeout',
      scopes: ['authorization:readonly', 'authorization', 'organization:readonly', 'organization'],
      only: 'agent',
    },
  ],
  resource: [
    { feature: 'read-presence', scopes: ['presence:read'] },
    { feature: 'set-presence', scopes: ['presence:write'] },
    { feature: 'cloud-history', scopes: ['analytics:read'] },
  ],
};

/** Whether a feature works; `missing` is the exact name of the scope or permission that it lacks. */
export const featureRightSchema = z.discriminatedUnion('state', [
  z.strictObject({ feature: z.enum(features), state: z.enum(['works', 'unknown']) }),
  z.strictObject({
    feature: z.enum(features),
    state: z.enum(['scope-missing', 'permission-missing']),
    missing: z.string(),
  }),
]);
export type FeatureRight = z.infer<typeof featureRightSchema>;

export interface HeldRights {
  /** Null while the cloud has not told. */
  readonly scopes: readonly string[] | null;
  /** Null while the cloud has not told. */
  readonly permissions: readonly string[] | null;
}

/** What works and what does not, without asking the cloud for anything that it might refuse. */
export function featureRights(dialect: Dialect, actsAs: ActsAs, held: HeldRights): readonly FeatureRight[] {
  return needs[dialect].filter(({ only }) => only === undefined || only === actsAs).map((need) => rightOf(need, held));
}

function rightOf({ feature, scopes, permission }: Need, held: HeldRights): FeatureRight {
  if (held.scopes !== null && !scopes.some((scope) => held.scopes?.includes(scope))) {
    return { feature, state: 'scope-missing', missing: scopes[0] };
  }
  if (permission !== undefined && held.permissions !== null && !isPermitted(permission, held.permissions)) {
    return { feature, state: 'permission-missing', missing: permission };
  }
  const isKnown = held.scopes !== null && (permission === undefined || held.permissions !== null);
  return { feature, state: isKnown ? 'works' : 'unknown' };
}
