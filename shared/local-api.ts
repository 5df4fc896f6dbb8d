/** What a token of the local API may be used for. `read-only` neither sets a presence nor starts a simulation. */
export const apiAccesses = ['read-only', 'read-write'] as const;
export type ApiAccess = (typeof apiAccesses)[number];
