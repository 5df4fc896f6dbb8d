import { defaultInactivityRules } from '../../../shared/inactivity/rules';
import type { InactivityView } from '../../../shared/snapshot';

/** What is shown while nobody is signed in. */
export const nothingWatched: InactivityView = {
  automaticOffline: { state: 'unavailable', reason: 'signed-out' },
  thresholds: defaultInactivityRules.thresholds,
  card: null,
};
