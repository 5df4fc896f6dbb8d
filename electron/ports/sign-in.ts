import type { Result } from '../../shared/result';
import type { Tokens } from './cloud';

/**
 * What became of an address that the agent copied out of their browser. `not-an-address`: not where the browser comes back
 * to. `other-sign-in`: of another sign-in than this one. `used`: this one has its answer already.
 */
export type PasteOutcome = 'taken' | 'not-an-address' | 'other-sign-in' | 'used';

/** A sign-in page that waits in the browser. */
export interface SignInPage {
  readonly address: string;
  /** No port could be opened for the browser to come back to: the agent must bring its last address by hand. */
  readonly mustPaste: boolean;
  /** Takes that address, strictly: with the state of this very sign-in, and once. */
  take(pasted: string): PasteOutcome;
}

/**
 * Who may sign in: `usual` lets the sign-in page go by whoever is signed in there, `any` lets it ask, so that another account
 * can be used.
 */
export type SignInAccount = 'usual' | 'any';

/** Lets an agent sign in; `onPage` is told when the page can be shown. */
export type Authorise<Failure> = (
  account: SignInAccount,
  signal: AbortSignal,
  onPage: (page: SignInPage) => void,
) => Promise<Result<Tokens, Failure>>;
