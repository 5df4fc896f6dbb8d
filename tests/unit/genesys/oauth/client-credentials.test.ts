import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../../electron/genesys/cloud-error';
import type { HttpClient, HttpRequest } from '../../../../electron/genesys/http-client';
import { createClientCredentialsGrant } from '../../../../electron/genesys/oauth/client-credentials';
import type { CloudError } from '../../../../electron/ports';
import { err, ok } from '../../../../shared/result';
import { openTokenManager } from '../../../fakes/token-manager';
import { createVirtualTime } from '../../../fakes/virtual-time';

const credentials = {
  clientId: 'client-1',
  clientSecret: 'a secret: äöü',
  scopes: ['presence:write', 'presence:read'],
};

/** A token source over a login host that the test plays: it hands out token-1, token-2 and so on. */
function startSource(options: { lifeSeconds?: number; scope?: string; failures?: CloudError[] } = {}) {
  const { lifeSeconds = 3_600, scope, failures = [] } = options;
  const time = createVirtualTime();
  const requests: HttpRequest<unknown>[] = [];
  const http: HttpClient = {
    async send<Value>(request: HttpRequest<Value>, signal: AbortSignal) {
      requests.push(request);
      const token = `token-${String(requests.length)}`;
      await time.settle();
      if (signal.aborted) return err(cloudError('aborted', ''));
      const failure = failures.shift();
      if (failure !== undefined) return err(failure);
      return ok(request.answer.parse({ access_token: token, token_type: 'bearer', expires_in: lifeSeconds, scope }));
    },
    clockSkewMs: () => 0,
  };
  const grant = createClientCredentialsGrant(credentials, http, time.clock);
  const source = openTokenManager(grant, { clock: time.clock, scheduler: time.scheduler });
  return { time, requests, source };
}

describe('a token for client credentials', () => {
  it('is asked for with the secret in the header and nowhere else', async () => {
    const { source, requests } = startSource();
    expect(await source.get()).toEqual(ok('token-1'));
    expect(requests).toMatchObject([
      {
        method: 'POST',
        path: '/oauth/token',
        headers: { Authorization: `Basic ${Buffer.from('client-1:a secret: äöü').toString('base64')}` },
        body: { kind: 'form', fields: { grant_type: 'client_credentials', scope: 'presence:write presence:read' } },
      },
    ]);
  });

  it('is kept, and renewed at the latest five seconds before its end', async () => {
    const { source, time, requests } = startSource({ lifeSeconds: 60 });
    await source.get();
    expect(await source.get()).toEqual(ok('token-1'));
    expect(requests).toHaveLength(1);
    await time.advance(55_000);
    expect(await source.get()).toEqual(ok('token-2'));
  });

  it('is fetched once for all who ask at the same time', async () => {
    const { source, requests } = startSource();
    const tokens = await Promise.all([source.get(), source.get(), source.get()]);
    expect(tokens).toEqual([ok('token-1'), ok('token-1'), ok('token-1')]);
    expect(requests).toHaveLength(1);
  });

  it('that was refused is not handed out again; one that was refused long ago means nothing', async () => {
    const { source } = startSource();
    await source.get();
    source.invalidate('token-1');
    expect(await source.get()).toEqual(ok('token-2'));
    source.invalidate('token-1');
    expect(await source.get()).toEqual(ok('token-2'));
  });

  it('of a very short life still serves the one who asked', async () => {
    const { source } = startSource({ lifeSeconds: 3 });
    expect(await source.get()).toEqual(ok('token-1'));
    expect(await source.get()).toEqual(ok('token-2'));
  });

  it('tells its scopes when the cloud does', async () => {
    const told = startSource({ scope: 'presence:read' });
    expect(told.source.scopes?.()).toBeNull();
    await told.source.get();
    expect(told.source.scopes?.()).toEqual(['presence:read']);
    const untold = startSource();
    await untold.source.get();
    expect(untold.source.scopes?.()).toBeNull();
  });

  it.each([
    [cloudError('unauthorised', 'The sign-in has ended.', { status: 401, cloudCode: 'invalid_client' })],
    [cloudError('rejected', 'client not found', { status: 400, cloudCode: 'invalid_client' })],
  ])('for a client that is not known is unauthorised, and says what of', async (failure) => {
    const { source } = startSource({ failures: [failure] });
    expect(await source.get()).toMatchObject({
      ok: false,
      error: {
        code: 'unauthorised',
        detail: expect.stringContaining('OAuth client') as string,
        status: failure.status,
      },
    });
  });

  it('that cannot be had fails with the reason, and nothing was applied of what needs it', async () => {
    const failures = [
      cloudError('timeout', '', { mayHaveBeenApplied: true }),
      cloudError('rate-limited', '', { retryAfterMs: 4_000 }),
      cloudError('rejected', 'no', { cloudCode: 'unauthorized_client' }),
    ];
    const { source } = startSource({ failures: [...failures] });
    for (const failure of failures) {
      expect(await source.get()).toEqual(err({ ...failure, mayHaveBeenApplied: false }));
    }
    // A client that is refused asks no more by itself: its session begins anew when somebody says so.
    expect(await source.get()).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
    source.open(null);
    expect(await source.get()).toEqual(ok('token-4'));
  });

  it('is not waited for once the source is disposed', async () => {
    const { source } = startSource();
    const token = source.get();
    source.dispose();
    expect(await token).toMatchObject({ ok: false, error: { code: 'unauthorised' } });
  });
});
