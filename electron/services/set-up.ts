import { clientIdOf, orgHostOf } from '../../shared/cloud-choice';
import type { IpcError } from '../../shared/ipc/contract';
import { regionOfText } from '../../shared/regions';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import { isDecided, originOf } from '../../shared/settings/origins';
import type { SetUpView } from '../../shared/snapshot';
import type { SettingsFailure, SettingsStore } from '../ports';

/** Both halves of what a cloud is reached with. */
export interface CloudChoice {
  readonly orgHost: string;
  readonly clientId: string;
}

export interface SetUp {
  view(): SetUpView;
  /** Null until both are known. */
  choice(): CloudChoice | null;
  /** Keeps where the organisation is. Whoever is signed in elsewhere is signed out first; their presence stays. */
  chooseRegion(orgHost: string): Promise<Result<void, IpcError>>;
  /** Keeps the id of the OAuth client, null for the one that is known, and begins the sign-in. */
  signIn(clientId: string | null): Promise<Result<void, IpcError>>;
}

export interface SetUpDependencies {
  readonly settings: Pick<SettingsStore, 'current' | 'origins' | 'update'>;
  /** Signs out whoever is signed in where it was, and connects to what is chosen now, if that is known. */
  readonly reconnect: () => Promise<void>;
  readonly beginSignIn: () => void;
}

const refusals = {
  unknown: { code: 'UNKNOWN_REGION', message: 'That is no region of Genesys Cloud.' },
  noClient: { code: 'NO_CLIENT_ID', message: 'That is no id of an OAuth client.' },
  decided: { code: 'DECIDED', message: 'Your organisation has decided this.' },
} as const satisfies Record<string, IpcError>;

const codes = {
  'write-failed': 'NOT_KEPT',
  decided: 'DECIDED',
  invalid: 'INVALID_INPUT',
} as const satisfies Record<SettingsFailure['code'], IpcError['code']>;

/** The agent's part in choosing the cloud: at the first start, and when they change to another organisation. */
export function createSetUp({ settings, reconnect, beginSignIn }: SetUpDependencies): SetUp {
  /** Leaving the cloud before may take its time: nobody is signed in to that one meanwhile. */
  let connecting: Promise<void> = Promise.resolve();

  function connectAnew(): Promise<void> {
    connecting = reconnect();
    return connecting;
  }

  function choice(): CloudChoice | null {
    const { orgHost, clientId } = settings.current();
    return orgHost === null || clientId === null ? null : { orgHost, clientId };
  }

  /** What is not on disk would be forgotten at the next start: then nothing is changed. */
  function keep(patch: Partial<CloudChoice>): Result<void, IpcError> {
    const kept = settings.update(patch);
    return kept.ok ? ok(undefined) : err({ code: codes[kept.error.code], message: kept.error.detail });
  }

  return {
    view: () => setUpView(settings),
    choice,
    async chooseRegion(text) {
      const orgHost = orgHostOf(text);
      if (orgHost === null) return err(refusals.unknown);
      if (isDecided(settings.origins(), 'orgHost')) return err(refusals.decided);
      if (settings.current().orgHost === orgHost) return ok(undefined);
      const kept = keep({ orgHost });
      if (kept.ok) await connectAnew();
      return kept;
    },
    async signIn(text) {
      const before = settings.current().clientId;
      const clientId = text === null ? before : clientIdOf(text);
      if (clientId === null) return err(refusals.noClient);
      if (text !== null && isDecided(settings.origins(), 'clientId')) return err(refusals.decided);
      if (before !== clientId) {
        const kept = keep({ clientId });
        if (!kept.ok) return kept;
        await connectAnew();
      }
      await connecting;
      if (choice() === null) return err(refusals.unknown);
      beginSignIn();
      return ok(undefined);
    },
  };
}

/** What is known of the cloud, and whose choice it is. */
function setUpView(settings: SetUpDependencies['settings']): SetUpView {
  const { orgHost, clientId } = settings.current();
  const origin = (path: 'orgHost' | 'clientId') => originOf(settings.origins(), path) ?? 'user';
  return {
    place: orgHost === null ? null : { orgHost, name: nameOf(orgHost), origin: origin('orgHost') },
    client: clientId === null ? null : { clientId, origin: origin('clientId') },
  };
}

/** A region's name; anything else, such as a simulated organisation, by its address without the scheme. */
const nameOf = (orgHost: string): string => regionOfText(orgHost)?.name ?? orgHost.replace(/^https?:\/\//i, '');
