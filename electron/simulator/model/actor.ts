/** Who made a change in the simulated organisation. */
export type Actor =
  /** A program through the API; `userId` is null for client credentials. */
  | { readonly kind: 'api'; readonly userId: string | null; readonly clientId: string }
  /** A test or tester through `/simulator/…`, in the name of whom the label tells. */
  | { readonly kind: 'control'; readonly label: string }
  /** The cloud itself. */
  | { readonly kind: 'platform'; readonly reason: string };
