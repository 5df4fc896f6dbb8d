/** The agent signs in. `redirectUri` is what the administrator registered where it is not the usual one; null else. */
export interface BrowserGrant {
  readonly kind: 'browser';
  readonly redirectUri: string | null;
}

/** By what right the Platform API is used. All but the browser's act for one agent and could alter everybody. */
export type PlatformGrant =
  | BrowserGrant
  | { readonly kind: 'client-credentials'; readonly clientSecret: string; readonly userId: string }
  /** A signed assertion (RFC 7523); the key is in a file of this computer. */
  | { readonly kind: 'jwt-bearer'; readonly privateKeyFile: string; readonly userId: string };

/** How the cloud is spoken to, and as whom. */
export type CloudAccessMode =
  /** The real Platform API. */
  | { readonly dialect: 'platform'; readonly clientId: string; readonly grant: PlatformGrant }
  /** The presence-resource API; the OAuth client acts for the agent of this id. */
  | {
      readonly dialect: 'resource';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly userId: string;
    };

/** What this start works with. Decided before anything is loaded, because it decides the user-data folder. */
export type LaunchMode =
  /** The simulated organisation, in this very process. */
  | { readonly kind: 'simulated' }
  | { readonly kind: 'cloud'; readonly orgHost: string; readonly access: CloudAccessMode }
  /** What is null is the agent's to choose, and kept in the settings. */
  | {
      readonly kind: 'to-be-chosen';
      readonly orgHost: string | null;
      readonly clientId: string | null;
      readonly grant: BrowserGrant;
    }
  /** Something is wanted that only the environment can give; `missing` names the variables. */
  | { readonly kind: 'unconfigured'; readonly missing: readonly string[] }
  | { readonly kind: 'unknown-dialect'; readonly dialect: string }
  /** Two variables that exclude each other are set. */
  | { readonly kind: 'contradiction'; readonly variables: readonly [string, string] };

const SECRET = 'GENESYS_CLIENT_SECRET';
const KEY_FILE = 'GENESYS_PRIVATE_KEY_FILE';
const USER_ID = 'GENESYS_USER_ID';

/** Starts with the set-up where nobody is signed in, and without simulation, in development too. */
export const SET_UP_SWITCH = '--set-up';
export const SIMULATED_SWITCH = '--simulated';

/**
 * A development start without a host and a client is simulated, unless the agent has chosen an organisation; a packaged app
 * only when it is asked to be, so that no agent ever takes the simulation for their real presence.
 */
export function launchMode(options: {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isPackaged: boolean;
  /** Whether an organisation was chosen in an earlier run. */
  readonly hasChosenCloud: () => boolean;
}): LaunchMode {
  const { argv, environment, isPackaged, hasChosenCloud } = options;
  const value = (name: string): string => environment[name]?.trim() ?? '';
  if (argv.includes(SIMULATED_SWITCH)) return { kind: 'simulated' };

  const orgHost = value('GENESYS_ORG_HOST');
  const clientId = value('GENESYS_CLIENT_ID');
  const isPlainStart = !isPackaged && !argv.includes(SET_UP_SWITCH) && orgHost === '' && clientId === '';
  if (isPlainStart && !hasChosenCloud()) return { kind: 'simulated' };

  const dialect = value('GENESYS_DIALECT') || 'platform';
  if (dialect !== 'platform' && dialect !== 'resource') return { kind: 'unknown-dialect', dialect };
  if (value(SECRET) !== '' && value(KEY_FILE) !== '') return { kind: 'contradiction', variables: [SECRET, KEY_FILE] };
  const grant = platformGrant(value);
  if (dialect === 'platform' && grant.kind === 'browser' && (orgHost === '' || clientId === '')) {
    return { kind: 'to-be-chosen', orgHost: orgHost || null, clientId: clientId || null, grant };
  }
  const wanted = ['GENESYS_ORG_HOST', 'GENESYS_CLIENT_ID'];
  if (dialect === 'resource') wanted.push(SECRET, USER_ID);
  else if (value(SECRET) !== '' || value(KEY_FILE) !== '') wanted.push(USER_ID);
  const missing = wanted.filter((name) => value(name) === '');
  if (missing.length > 0) return { kind: 'unconfigured', missing };

  const access: CloudAccessMode =
    dialect === 'platform'
      ? { dialect, clientId, grant }
      : { dialect, clientId, clientSecret: value(SECRET), userId: value(USER_ID) };
  return { kind: 'cloud', orgHost, access };
}

function platformGrant(value: (name: string) => string): PlatformGrant {
  const userId = value(USER_ID);
  if (value(SECRET) !== '') return { kind: 'client-credentials', clientSecret: value(SECRET), userId };
  if (value(KEY_FILE) !== '') return { kind: 'jwt-bearer', privateKeyFile: value(KEY_FILE), userId };
  return { kind: 'browser', redirectUri: value('GENESYS_REDIRECT_URI') || null };
}
