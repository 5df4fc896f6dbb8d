import { isDecided, originOf } from '../../../shared/settings/origins';
import type { SettingOrigins } from '../../../shared/settings/origins';
import type { EndpointState, EndpointView, WebhooksView } from '../../../shared/snapshot';
import type { Endpoint } from '../../core/webhooks/endpoints';
import type { EndpointStanding } from '../../ports';
import type { LaneState } from './lane';

/** What is known of a receiver beside its configuration. */
export interface KnownOfEndpoint {
  readonly standing: EndpointStanding;
  /** Null while nothing is sent to it. */
  readonly lane: LaneState | null;
  readonly isSecretKept: boolean;
}

const nothingKnown: KnownOfEndpoint = {
  standing: { waiting: 0, dead: 0, givenUpAt: null, lastTry: null, failingSince: null, isPaused: false, isGone: false },
  lane: null,
  isSecretKept: true,
};

/** The receivers while nobody is signed in. */
export const webhooksAtRest = (endpoints: readonly Endpoint[], origins: SettingOrigins): WebhooksView => ({
  endpoints: endpoints.map((endpoint) => endpointView(endpoint, origins, nothingKnown)),
  version: 0,
});

export function endpointView(endpoint: Endpoint, origins: SettingOrigins, known: KnownOfEndpoint): EndpointView {
  const { setting, ...configured } = endpoint;
  const { waiting, dead, givenUpAt, lastTry, failingSince } = known.standing;
  const origin = originOf(origins, setting);
  return {
    ...configured,
    decidedBy: isDecided(origins, setting) && origin !== 'user' ? origin : null,
    state: stateOf(endpoint, known),
    waiting,
    dead,
    givenUpAt,
    lastTry: lastTry && { at: lastTry.at, tookMs: lastTry.tookMs, status: lastTry.status, fault: lastTry.fault },
    failingSince,
    nextTryAt: known.lane?.kind === 'waiting' ? known.lane.until : null,
    isSecretKept: known.isSecretKept,
  };
}

function stateOf({ isEnabled }: Endpoint, { standing, lane }: KnownOfEndpoint): EndpointState {
  if (!isEnabled) return 'off';
  if (standing.isGone) return 'gone';
  if (standing.isPaused) return 'paused';
  if (lane?.kind === 'waiting' && lane.for === 'keychain') return 'keychain';
  if (standing.failingSince !== null) return 'failing';
  return standing.lastTry === null ? 'new' : 'well';
}
