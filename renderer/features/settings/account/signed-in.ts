import type { SessionView } from '../../../../shared/snapshot';

export type SignedIn = Extract<SessionView, { state: 'signed-in' }>;

export interface SignedInProps {
  readonly session: SignedIn;
}
