/** What the app asks of the keychain worker. `probe` only finds out whether there is a keychain that answers. */
export type KeychainRequest =
  | {
      readonly id: number;
      readonly operation: 'probe' | 'read' | 'remove';
      readonly service: string;
      readonly name: string;
    }
  | {
      readonly id: number;
      readonly operation: 'write';
      readonly service: string;
      readonly name: string;
      readonly value: string;
    };

/** What the worker answers: a secret or null to `read`, whether there was one to `remove`, true to the others. */
export type KeychainReply =
  | { readonly id: number; readonly ok: true; readonly value: string | boolean | null }
  | { readonly id: number; readonly ok: false; readonly code: 'library-missing' | 'failed'; readonly detail: string };
