/** How the cloud is spoken to, and as whom. */
export type CloudAccessMode =
  /** The real Platform API; the agent signs in with the browser. */
  | { readonly dialect: 'platform'; readonly clientId: string }
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
  /** No cloud is chosen, or only half of it; `missing` names the variables. */
  | { readonly kind: 'unconfigured'; readonly missing: readonly string[] }
  | { readonly kind: 'unknown-dialect'; readonly dialect: string };

/**
 * A development start without a host and a client is simulated; a packaged app only when it is asked to be, so that no
 * agent ever takes the simulation for their real presence.
 */
export function launchMode(options: {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isPackaged: boolean;
}): LaunchMode {
  const { argv, environment, isPackaged } = options;
  const value = (name: string): string => environment[name]?.trim() ?? '';
  if (argv.includes('--simulated')) return { kind: 'simulated' };

  const orgHost = value('GENESYS_ORG_HOST');
  const clientId = value('GENESYS_CLIENT_ID');
  if (!isPackaged && orgHost === '' && clientId === '') return { kind: 'simulated' };

  const dialect = value('GENESYS_DIALECT') || 'platform';
  if (dialect !== 'platform' && dialect !== 'resource') return { kind: 'unknown-dialect', dialect };
  const wanted = ['GENESYS_ORG_HOST', 'GENESYS_CLIENT_ID'];
  if (dialect === 'resource') wanted.push('GENESYS_CLIENT_SECRET', 'GENESYS_USER_ID');
  const missing = wanted.filter((name) => value(name) === '');
  if (missing.length > 0) return { kind: 'unconfigured', missing };

  const access: CloudAccessMode =
    dialect === 'platform'
      ? { dialect, clientId }
      : { dialect, clientId, clientSecret: value('GENESYS_CLIENT_SECRET'), userId: value('GENESYS_USER_ID') };
  return { kind: 'cloud', orgHost, access };
}
