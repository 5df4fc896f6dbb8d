import type { SessionView } from '../../shared/snapshot';

type SignedIn = Extract<SessionView, { state: 'signed-in' }>;

/** Somebody who signed in with the browser this morning. */
export function signedInView(more: Partial<SignedIn> = {}): SignedIn {
  return {
    state: 'signed-in',
    userName: 'Nora Weber',
    organisationName: 'Acme Support',
    email: 'nora.weber@acme.example',
    remembered: 'in-keychain',
    actsAs: 'agent',
    endsAt: null,
    isEndingSoon: false,
    again: null,
    rights: [],
    ...more,
  };
}
