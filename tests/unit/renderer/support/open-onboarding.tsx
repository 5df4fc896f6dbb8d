import type { Snapshot } from '../../../../shared/snapshot';
import { noonish, snapshotOf } from '../../../fakes/snapshot';
import { openWindow, type OpenedWindow } from './open-window';

export const frankfurt = { orgHost: 'mypurecloud.de', name: 'EMEA (Frankfurt)', origin: 'user' } as const;
export const clientId = '0c3fd0ba-1b2c-4d5e-8f90-123456789abc';

/** Nobody is signed in. */
export const nobody = (
  setUp: Snapshot['setUp'],
  session: Partial<Extract<Snapshot['session'], { state: 'signed-out' }>> = {},
): Snapshot =>
  snapshotOf({
    session: { state: 'signed-out', reason: 'not-chosen', detail: '', canSignIn: false, ...session },
    setUp,
    presence: { current: null, choices: [] },
  });

/** The first start of an installation that was told nothing. */
export const nothingChosen = nobody({ place: null, client: null });

/** Opens the set-up's window. */
export const openOnboarding = (
  snapshot: Snapshot = nothingChosen,
  section: string | null = null,
): Promise<OpenedWindow> => openWindow(snapshot, () => noonish, { page: 'onboarding', section });
