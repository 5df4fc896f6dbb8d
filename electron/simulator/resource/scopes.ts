/** The scopes of the `resource` dialect. None of them includes another. */
export const resourceScopes = ['analytics:read', 'presence:read', 'presence:write'] as const;

export type ResourceScope = (typeof resourceScopes)[number];
