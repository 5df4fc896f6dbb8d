import type { SetUpView } from '../../shared/snapshot';
import { signedInView } from '../fakes/session-view';
import { noonish, snapshotOf } from '../fakes/snapshot';
import type { VisualState } from './states';

const nobody = { current: null, choices: [] };
const place = { orgHost: 'mypurecloud.de', name: 'EMEA (Frankfurt)', origin: 'user' } as const;
const client = { clientId: '0c3fd0ba-1b2c-4d5e-8f90-123456789abc', origin: 'user' } as const;

const signedOut = (setUp: SetUpView, reason: 'not-chosen' | 'never' | 'refused' = 'not-chosen', detail = '') =>
  snapshotOf({
    session: { state: 'signed-out', reason, detail, canSignIn: reason !== 'not-chosen' },
    setUp,
    presence: nobody,
    routingStatus: null,
  });

const opened = { page: 'onboarding', section: null } as const;

/** The set-up's window, step by step. */
export const onboardingStates: readonly VisualState[] = [
  { name: 'not-chosen', snapshot: signedOut({ place: null, client: null }) },
  { name: 'onboarding-region', opened, snapshot: signedOut({ place: null, client: null }) },
  {
    name: 'onboarding-region-found',
    opened,
    snapshot: signedOut({ place: null, client: null }),
    keys: ['j', 'a', 'p', 'a', 'n', 'Tab', 'ArrowDown'],
  },
  {
    name: 'onboarding-region-unknown',
    opened,
    snapshot: signedOut({ place: null, client: null }),
    keys: ['c', 'l', 'o', 'u', 'd', '.', 'e', 'x'],
  },
  { name: 'onboarding-sign-in', opened, snapshot: signedOut({ place, client: null }) },
  {
    name: 'onboarding-sign-in-wrong',
    opened,
    snapshot: signedOut({ place, client: null }),
    keys: ['s', 'e', 'c', 'r', 'e', 't', 'Enter'],
  },
  {
    name: 'onboarding-sign-in-preset',
    opened,
    snapshot: signedOut({ place: { ...place, origin: 'policy' }, client: { ...client, origin: 'policy' } }, 'never'),
  },
  {
    name: 'onboarding-refused',
    opened,
    snapshot: signedOut({ place, client }, 'refused', 'client not found'),
  },
  { name: 'onboarding-done', opened, snapshot: snapshotOf({ app: { platform: 'win32' }, setUp: { place, client } }) },
  {
    name: 'settings-account',
    opened: { page: 'settings', section: 'account' },
    snapshot: snapshotOf({
      session: signedInView({
        endsAt: noonish + 6 * 3_600_000,
        rights: [
          { feature: 'set-presence', state: 'works' },
          { feature: 'go-on-queue', state: 'works' },
          { feature: 'cloud-history', state: 'permission-missing', missing: 'analytics:userDetail:view' },
          { feature: 'live-changes', state: 'scope-missing', missing: 'notifications' },
        ],
      }),
    }),
  },
];
