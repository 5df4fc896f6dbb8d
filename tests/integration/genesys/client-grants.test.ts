import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemChance, systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import { openWebSocket } from '../../../electron/adapters/socket/web-socket';
import { createClientCredentialsGrant } from '../../../electron/genesys/oauth/client-credentials';
import { createJwtBearerGrant, readSigningKey, type SigningKey } from '../../../electron/genesys/oauth/jwt-bearer';
import { createPlatformGateway } from '../../../electron/genesys/platform/gateway';
import type { RenewingGrant } from '../../../electron/ports';
import { startSimulator, type Simulator } from '../../../electron/simulator';
import { FakeLog } from '../../fakes/log';
import { openTokenManager } from '../../fakes/token-manager';
import { clientOf } from './simulated-agent';

const { signal } = new AbortController();
const meal = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';
const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ seed: 5, historyDays: 1 });
});
afterEach(() => simulator.dispose());

const description = () => simulator.describe();
const agentId = (): string => description().agents[1]?.id ?? '';

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${simulator.url}/simulator/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

function keyOf(kind: 'rsa' | 'ec'): { readonly key: SigningKey; readonly publicKey: string } {
  const pair =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const read = readSigningKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  if (!read.ok) throw new Error(read.error.detail);
  const publicKey = createPublicKey(read.value.key).export({ type: 'spki', format: 'pem' }).toString();
  return { key: read.value, publicKey };
}

function gatewayWith(grant: RenewingGrant, actsFor: string) {
  return createPlatformGateway({
    http: clientOf(simulator.url, openTokenManager(grant)),
    actsFor,
    openSocket: openWebSocket,
    clock: systemClock,
    scheduler: systemScheduler,
    chance: systemChance,
    log: new FakeLog(),
  });
}

describe('Client credentials on the Platform API', () => {
  it('act for one agent, who is known with their organisation and whose presence is set', async () => {
    const { oauth, agents } = description();
    const grant = createClientCredentialsGrant({ ...oauth, scopes: [] }, clientOf(simulator.url, null), systemClock);
    const gateway = gatewayWith(grant, agentId());
    expect(await gateway.identify(signal)).toMatchObject({
      ok: true,
      value: { userId: agentId(), userName: agents[1]?.name, organisationName: 'Lakeside Insurance (simulated)' },
    });
    const written = await gateway.writePresence(agentId(), { definitionId: meal }, signal);
    expect(written).toMatchObject({ ok: true, value: { definitionId: meal } });
  });

  it('send the secret in the header and nowhere else', async () => {
    const { oauth } = description();
    const grant = createClientCredentialsGrant({ ...oauth, scopes: [] }, clientOf(simulator.url, null), systemClock);
    await grant.renew(null, signal);
    const answer = await fetch(`${simulator.url}/simulator/requests?path=/oauth/token`);
    const [request] = (
      (await answer.json()) as { requests: { headers: Record<string, string>; body: string; query: string }[] }
    ).requests;
    const basic = Buffer.from(`${oauth.clientId}:${oauth.clientSecret}`).toString('base64');
    expect(request?.headers['authorization']).toBe(`Basic ${basic}`);
    expect(`${request?.body}${request?.query}`).not.toContain(oauth.clientSecret);
    expect(request?.body).toBe('grant_type=client_credentials');
  });

  it('that are wrong are refused in a sentence', async () => {
    const { oauth } = description();
    const credentials = { clientId: oauth.clientId, clientSecret: 'wrong', scopes: [] };
    const grant = createClientCredentialsGrant(credentials, clientOf(simulator.url, null), systemClock);
    expect(await grant.renew(null, signal)).toMatchObject({
      ok: false,
      error: { code: 'unauthorised', detail: 'Genesys Cloud does not accept the id and secret of the OAuth client.' },
    });
  });
});

describe('A signed assertion (RFC 7523)', () => {
  const grantWith = (key: SigningKey): RenewingGrant =>
    createJwtBearerGrant(
      { clientId: description().oauth.clientId, userId: agentId(), key, loginOrigin: simulator.url },
      clientOf(simulator.url, null),
      systemClock,
    );

  it.each(['rsa', 'ec'] as const)('with a key of kind %s gets a token of the agent', async (kind) => {
    const { key, publicKey } = keyOf(kind);
    await control('settings', { jwtPublicKey: publicKey });
    const gateway = gatewayWith(grantWith(key), agentId());
    expect(await gateway.identify(signal)).toMatchObject({ ok: true, value: { userId: agentId() } });
    expect(await gateway.writePresence(agentId(), { definitionId: meal }, signal)).toMatchObject({ ok: true });
  });

  it('is new each time', async () => {
    const { key, publicKey } = keyOf('ec');
    await control('settings', { jwtPublicKey: publicKey });
    const grant = grantWith(key);
    expect(await grant.renew(null, signal)).toMatchObject({ ok: true });
    expect(await grant.renew(null, signal)).toMatchObject({ ok: true });
  });

  it('is made anew by the cloud’s clock when this computer’s is an hour off', async () => {
    const { key, publicKey } = keyOf('ec');
    await control('settings', { jwtPublicKey: publicKey });
    await control('clock', { advanceMs: 3_600_000 });
    expect(await grantWith(key).renew(null, signal)).toMatchObject({ ok: true });
  });

  it('by a key that is not registered is refused in a sentence', async () => {
    await control('settings', { jwtPublicKey: keyOf('ec').publicKey });
    const refused = await grantWith(keyOf('ec').key).renew(null, signal);
    expect(refused).toMatchObject({ ok: false, error: { code: 'rejected', cloudCode: 'invalid_grant' } });
  });

  describe('is held by the simulated login host against the standard:', () => {
    const { key, publicKey } = keyOf('ec');

    async function ask(change: (jwt: SignJWT) => SignJWT | Promise<string>, signWith = key): Promise<string> {
      await control('settings', { jwtPublicKey: publicKey });
      const now = Math.floor(Date.now() / 1_000);
      const jwt = change(
        new SignJWT()
          .setProtectedHeader({ alg: signWith.algorithm })
          .setIssuer(description().oauth.clientId)
          .setSubject(agentId())
          .setAudience(`${simulator.url}/oauth/token`)
          .setExpirationTime(now + 60)
          .setJti(randomUUID()),
      );
      const assertion = await (jwt instanceof SignJWT ? jwt.sign(signWith.key) : jwt);
      return send(assertion);
    }

    async function send(assertion: string): Promise<string> {
      const answer = await fetch(`${simulator.url}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: jwtGrant, assertion }),
      });
      const body = (await answer.json()) as { access_token?: string; error?: string; description?: string };
      return body.access_token === undefined ? `${body.error}: ${body.description}` : 'a token';
    }

    const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;

    it.each<[string, (jwt: SignJWT) => SignJWT, string | RegExp]>([
      ['nothing wrong', (jwt) => jwt, 'a token'],
      ['several audiences, its own among them', (jwt) => jwt.setAudience(['https://x', simulator.url]), 'a token'],
      ['an issuer that nobody knows', (jwt) => jwt.setIssuer('nobody'), /invalid_client/],
      [
        'the public client for issuer',
        (jwt) => jwt.setIssuer(description().oauth.publicClientId),
        /unauthorized_client/,
      ],
      ['a subject that is nobody', (jwt) => jwt.setSubject('nobody'), /sub is no user/],
      ['another audience', (jwt) => jwt.setAudience('https://login.mypurecloud.com/oauth/token'), /aud is not/],
      ['an end in the past', (jwt) => jwt.setExpirationTime(inSeconds(-60)), /has expired/],
      ['an end in a day', (jwt) => jwt.setExpirationTime(inSeconds(86_400)), /too far ahead/],
      ['a beginning to come', (jwt) => jwt.setNotBefore(inSeconds(120)), /not valid yet/],
      ['an instant of issue to come', (jwt) => jwt.setIssuedAt(inSeconds(120)), /in the future/],
    ])('%s', async (_, change, outcome) => {
      expect(await ask(change)).toMatch(outcome);
    });

    it('no signature, and one of another key', async () => {
      expect(await ask((jwt) => jwt.sign(keyOf('ec').key.key))).toMatch(/signature/);
      expect(await ask(async (jwt) => `${(await jwt.sign(key.key)).split('.').slice(0, 2).join('.')}.`)).toMatch(
        /signature/,
      );
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      expect(await ask(async (jwt) => [none, (await jwt.sign(key.key)).split('.')[1], ''].join('.'))).toMatch(
        /not a signed JWT/,
      );
      expect(await send('nonsense')).toMatch(/invalid_client/);
    });

    it('the same assertion twice', async () => {
      let assertion = '';
      expect(await ask(async (jwt) => (assertion = await jwt.sign(key.key)))).toBe('a token');
      expect(await send(assertion)).toMatch(/used before/);
    });
  });
});

describe('A private key', () => {
  it.each([
    ['text that is no key', 'nonsense', 'no private key in PEM'],
    ['a short RSA key', pem('rsa', { modulusLength: 1_024 }), 'at least 2,048 bits'],
    ['another curve', pem('ec', { namedCurve: 'P-384' }), 'elliptic on P-256'],
  ])('that is %s is refused in a sentence', (_, text, sentence) => {
    expect(readSigningKey(text)).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining(sentence) as string },
    });
  });

  it('that asks for a passphrase is refused, and no word of it is in the sentence', () => {
    const locked = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'secret',
    });
    const refused = readSigningKey(locked.toString());
    expect(refused).toMatchObject({ ok: false, error: { detail: expect.stringContaining('passphrase') as string } });
    expect(JSON.stringify(refused)).not.toContain(locked.toString().split('\n')[1]);
  });
});

function pem(kind: 'rsa' | 'ec', options: { modulusLength: number } | { namedCurve: string }): string {
  const pair =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', options as { modulusLength: number })
      : generateKeyPairSync('ec', options as { namedCurve: string });
  return pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
