import { describe, expect, it } from 'vitest';
import { launchMode } from '../../../electron/launch-mode';
import type { LaunchMode, PlatformGrant } from '../../../electron/launch-mode';

const host = { GENESYS_ORG_HOST: 'mypurecloud.de' };
const client = { GENESYS_CLIENT_ID: 'client' };
const cloud: LaunchMode = {
  kind: 'cloud',
  orgHost: 'mypurecloud.de',
  access: { dialect: 'platform', clientId: 'client', grant: { kind: 'browser', redirectUri: null } },
};
const resource = { GENESYS_DIALECT: 'resource' };
const forAgent = { GENESYS_CLIENT_SECRET: 'secret', GENESYS_USER_ID: 'maya' };
const as = (grant: PlatformGrant): LaunchMode => ({
  kind: 'cloud',
  orgHost: 'mypurecloud.de',
  access: { dialect: 'platform', clientId: 'client', grant },
});
const simulated: LaunchMode = { kind: 'simulated' };
const lacks = (...missing: string[]): LaunchMode => ({ kind: 'unconfigured', missing });
const open = (orgHost: string | null, clientId: string | null): LaunchMode => ({
  kind: 'to-be-chosen',
  orgHost,
  clientId,
  grant: { kind: 'browser', redirectUri: null },
});
const hasChosenCloud = (): boolean => false;

type Environment = Record<string, string | undefined>;

const development: [string, string[], Environment, LaunchMode][] = [
  ['nothing', [], {}, simulated],
  ['a host and a client', [], { ...host, ...client }, cloud],
  ['a host only', [], host, open('mypurecloud.de', null)],
  ['a client only', [], client, open(null, 'client')],
  ['empty variables', [], { GENESYS_ORG_HOST: '', GENESYS_CLIENT_ID: '  ' }, simulated],
  ['a host and an empty client', [], { ...host, GENESYS_CLIENT_ID: ' ' }, open('mypurecloud.de', null)],
  ['--simulated', ['--simulated'], {}, simulated],
  ['--set-up', ['--set-up'], {}, open(null, null)],
  ['--set-up beside a cloud', ['--set-up'], { ...host, ...client }, cloud],
  ['--simulated beside a cloud', ['--simulated'], { ...host, ...client }, simulated],
  [
    'the resource dialect',
    [],
    { ...host, ...client, ...resource, ...forAgent },
    {
      kind: 'cloud',
      orgHost: 'mypurecloud.de',
      access: { dialect: 'resource', clientId: 'client', clientSecret: 'secret', userId: 'maya' },
    },
  ],
  [
    'the resource dialect and nobody to act for',
    [],
    { ...host, ...client, ...resource },
    lacks('GENESYS_CLIENT_SECRET', 'GENESYS_USER_ID'),
  ],
  [
    'a dialect that nobody speaks',
    [],
    { ...host, ...client, GENESYS_DIALECT: 'soap' },
    { kind: 'unknown-dialect', dialect: 'soap' },
  ],
  [
    'a redirect URI of its own',
    [],
    { ...host, ...client, GENESYS_REDIRECT_URI: 'http://localhost:8085/cb' },
    as({ kind: 'browser', redirectUri: 'http://localhost:8085/cb' }),
  ],
  [
    'a secret and somebody to act for',
    [],
    { ...host, ...client, ...forAgent },
    as({ kind: 'client-credentials', clientSecret: 'secret', userId: 'maya' }),
  ],
  [
    'a secret and nobody to act for',
    [],
    { ...host, ...client, GENESYS_CLIENT_SECRET: 'secret' },
    lacks('GENESYS_USER_ID'),
  ],
  [
    'a key file and somebody to act for',
    [],
    { ...host, ...client, GENESYS_PRIVATE_KEY_FILE: '/keys/app.pem', GENESYS_USER_ID: 'maya' },
    as({ kind: 'jwt-bearer', privateKeyFile: '/keys/app.pem', userId: 'maya' }),
  ],
  [
    'a secret and a key file',
    [],
    { ...host, ...client, ...forAgent, GENESYS_PRIVATE_KEY_FILE: '/keys/app.pem' },
    { kind: 'contradiction', variables: ['GENESYS_CLIENT_SECRET', 'GENESYS_PRIVATE_KEY_FILE'] },
  ],
  ['blanks around', [], { GENESYS_ORG_HOST: ' mypurecloud.de ', GENESYS_CLIENT_ID: 'client\n' }, cloud],
];

describe('A development start', () => {
  it.each(development)('with %s', (_, argv, environment, expected) => {
    expect(launchMode({ argv: ['electron', '.', ...argv], environment, isPackaged: false, hasChosenCloud })).toEqual(
      expected,
    );
  });
});

describe('A development start of an installation in which an organisation was chosen', () => {
  const start = { environment: {}, isPackaged: false, hasChosenCloud: () => true };

  it('is not simulated, for the agent has said what they want', () => {
    expect(launchMode({ argv: ['electron', '.'], ...start })).toEqual(open(null, null));
  });

  it('is simulated when it is asked to be', () => {
    expect(launchMode({ argv: ['electron', '.', '--simulated'], ...start })).toEqual(simulated);
  });
});

describe('A packaged app', () => {
  const differences: Record<string, LaunchMode> = {
    nothing: open(null, null),
    'empty variables': open(null, null),
  };

  it.each(development)('with %s', (what, argv, environment, otherwise) => {
    const mode = launchMode({ argv: ['presence-tray', ...argv], environment, isPackaged: true, hasChosenCloud });
    expect(mode).toEqual(differences[what] ?? otherwise);
  });

  it('is simulated only when it is asked to be', () => {
    for (const environment of [{}, host, client, { ...host, ...client }]) {
      expect(launchMode({ argv: ['presence-tray'], environment, isPackaged: true, hasChosenCloud }).kind).not.toBe(
        'simulated',
      );
    }
  });
});
