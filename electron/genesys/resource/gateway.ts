import type { Translator } from '../../../shared/i18n';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type {
  Chance,
  Clock,
  CloudError,
  CloudResult,
  FeedEvent,
  Identity,
  Log,
  PresenceGateway,
  Scheduler,
} from '../../ports';
import { cloudError } from '../cloud-error';
import type { HttpClient } from '../http-client';
import { createPollingFeed } from './polling-feed';
import { createPresenceResource, type PresenceResource } from './presence-resource';
import { userSchema } from './schemas';
import { resourceDefinitions, type UnavailableAs } from './states';

export interface ResourceGatewayDependencies {
  /** For the API's origin, with the client's tokens. */
  readonly http: HttpClient;
  /** Whose presence it is: client credentials are nobody's. */
  readonly userId: string;
  readonly translator: Translator;
  /** What `unavailable` is shown as; Busy unless told otherwise. */
  readonly unavailableAs?: UnavailableAs;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
}

/** This dialect does not tell the organisation. User ids are unique without it. */
const UNTOLD_ORGANISATION_ID = 'organisation';

/** A cloud that does not tell a user's name has other things to tell all the same. */
const namelessCodes: ReadonlySet<CloudError['code']> = new Set([
  'not-found',
  'scope-missing',
  'permission-missing',
  'rejected',
]);

const lacking = (what: string): Result<never, CloudError> =>
  err(cloudError('not-found', `This interface of Genesys Cloud has no ${what}.`));

/** The presence gateway of the presence-resource API: four states, a lock by date, and no events. */
export function createResourceGateway(dependencies: ResourceGatewayDependencies): PresenceGateway {
  const { http, userId: ownUserId, translator, unavailableAs = 'busy', scheduler } = dependencies;
  const definitions = resourceDefinitions(translator, unavailableAs);
  const listeners = new Set<{ readonly userId: string; readonly hear: (event: FeedEvent) => void }>();
  const resources = new Map<string, PresenceResource>();

  function resourceOf(userId: string): PresenceResource {
    const known = resources.get(userId);
    if (known !== undefined) return known;
    const resource = createPresenceResource({
      http,
      scheduler,
      userId,
      unavailableAs,
      onNews: (presence) => {
        for (const listener of listeners) if (listener.userId === userId) listener.hear({ type: 'presence', presence });
      },
    });
    resources.set(userId, resource);
    return resource;
  }

  async function identify(signal: AbortSignal): CloudResult<Identity> {
    const user = await http.send(
      {
        operation: 'users.read',
        method: 'GET',
        path: `/api/v2/users/${encodeURIComponent(ownUserId)}`,
        answer: userSchema,
      },
      signal,
    );
    if (!user.ok && !namelessCodes.has(user.error.code)) return user;
    const name = user.ok ? (user.value.name ?? '') : '';
    return ok({
      userId: ownUserId,
      userName: name === '' ? ownUserId : name,
      email: null,
      organisationId: UNTOLD_ORGANISATION_ID,
      organisationName: '',
      permissions: null,
    });
  }

  return {
    identify,
    listDefinitions: () => Promise.resolve(ok(definitions)),
    readPresence: (userId, signal) => resourceOf(userId).read(signal),
    writePresence(userId, patch, signal) {
      const { definitionId, note } = patch;
      if (definitionId === undefined && note === undefined) throw new Error('A presence write must change something.');
      return resourceOf(userId).write(patch, signal);
    },
    claimPrimary: () => Promise.resolve(lacking('presence sources')),
    readPrimarySource: () => Promise.resolve(lacking('presence sources')),
    readRoutingStatus: () => Promise.resolve(lacking('routing status')),
    clearNotResponding: () => Promise.resolve(lacking('routing status')),
    readOutOfOffice: () => Promise.resolve(lacking('Out of Office')),
    readInteraction: () => Promise.resolve(ok({ isLive: false })),
    openFeed(userId, listener) {
      const entry = { userId, hear: listener };
      listeners.add(entry);
      const feed = createPollingFeed({ ...dependencies, listener, poll: (signal) => resourceOf(userId).poll(signal) });
      return {
        ...feed,
        dispose() {
          listeners.delete(entry);
          feed.dispose();
        },
      };
    },
    clockSkewMs: () => http.clockSkewMs(),
  };
}
