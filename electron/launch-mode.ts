/** What this start works with. Decided before anything is loaded, because it decides the user-data folder. */
export type LaunchMode =
  /** The simulated organisation, in this very process. */
  | { readonly kind: 'simulated' }
  | { readonly kind: 'cloud'; readonly orgHost: string; readonly clientId: string }
  /** No cloud is chosen, or only half of it; `missing` names the variables. */
  | { readonly kind: 'unconfigured'; readonly missing: readonly string[] };

/**
 * A development start without any `GENESYS_*` variable is simulated; a packaged app only when it is asked to be, so that
 * no agent ever takes the simulation for their real presence.
 */
export function launchMode(options: {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isPackaged: boolean;
}): LaunchMode {
  const { argv, environment, isPackaged } = options;
  const orgHost = environment['GENESYS_ORG_HOST']?.trim() ?? '';
  const clientId = environment['GENESYS_CLIENT_ID']?.trim() ?? '';
  if (argv.includes('--simulated')) return { kind: 'simulated' };
  if (orgHost !== '' && clientId !== '') return { kind: 'cloud', orgHost, clientId };
  if (!isPackaged && orgHost === '' && clientId === '') return { kind: 'simulated' };
  const missing = [...(orgHost === '' ? ['GENESYS_ORG_HOST'] : []), ...(clientId === '' ? ['GENESYS_CLIENT_ID'] : [])];
  return { kind: 'unconfigured', missing };
}
