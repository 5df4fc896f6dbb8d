import { describe, expect, it } from 'vitest';
import { availableId, startTestCloud } from './support';

describe('an access token', () => {
  it('tells its scopes, client and organisation', async () => {
    const cloud = await startTestCloud();
    const { body } = await (await cloud.signIn(0)).get('/api/v2/tokens/me');
    expect(body).toMatchObject({
      organization: { name: 'Lakeside Insurance (simulated)' },
      OAuthClient: { id: cloud.description.oauth.publicClientId, authorizedGrantType: 'CODE' },
    });
    expect(body).not.toHaveProperty('dateTokenIdles');
  });

  it('ends when its time has come', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    await cloud.advance(86_399_000);
    expect((await client.call('HEAD', '/api/v2/tokens/me')).status).toBe(200);
    await cloud.advance(1_000);
    const answer = await client.get('/api/v2/users/me');
    expect([answer.status, answer.body['code']]).toEqual([401, 'bad.credentials']);
  });

  it('is revoked by its owner', async () => {
    const cloud = await startTestCloud();
    const client = await cloud.signIn(0);
    expect((await client.call('DELETE', '/api/v2/tokens/me')).status).toBe(200);
    expect((await client.get('/api/v2/users/me')).status).toBe(401);
  });

  it('is revoked with all others of a user by somebody who may', async () => {
    const cloud = await startTestCloud();
    const [first, second] = [await cloud.signIn(1), await cloud.signIn(1)];
    const path = `/api/v2/tokens/${cloud.agent(1).id}`;
    expect((await first.call('DELETE', path)).status).toBe(403);
    expect((await (await cloud.signIn(0)).call('DELETE', path)).status).toBe(204);
    expect([(await first.get('/api/v2/users/me')).status, (await second.get('/api/v2/users/me')).status]).toEqual([
      401, 401,
    ]);
  });

  it.each(['expire', 'revoke'])('ends by the control plane: %s', async (action) => {
    const cloud = await startTestCloud();
    const [ended, other] = [await cloud.signIn(0), await cloud.signIn(1)];
    expect(await cloud.control('tokens', { action, userId: cloud.agent(0).id })).toEqual({ ended: 1 });
    expect((await ended.get('/api/v2/users/me')).status).toBe(401);
    expect((await other.get('/api/v2/users/me')).status).toBe(200);
  });
});

describe('the inactivity timeout', () => {
  const timeout = '/api/v2/tokens/timeout';

  it('is read by anybody and set by an administrator within its bounds', async () => {
    const cloud = await startTestCloud();
    const [administrator, agent] = [await cloud.signIn(0), await cloud.signIn(1)];
    expect((await agent.get(timeout)).body).toEqual({ idleTokenTimeoutSeconds: 1800, enableIdleTokenTimeout: false });
    const wanted = { idleTokenTimeoutSeconds: 600, enableIdleTokenTimeout: true };
    expect((await agent.call('PUT', timeout, wanted)).status).toBe(403);
    expect((await administrator.call('PUT', timeout, wanted)).body).toEqual(wanted);
    const tooLong = await administrator.call('PUT', timeout, { idleTokenTimeoutSeconds: 28_801 });
    expect([tooLong.status, tooLong.body['code']]).toEqual([400, 'token.timeout.exceeded']);
    await cloud.control('settings', { isHipaa: true });
    const tooLongForHipaa = await administrator.call('PUT', timeout, { idleTokenTimeoutSeconds: 901 });
    expect(tooLongForHipaa.body['code']).toBe('token.timeout.exceeded.hipaa');
  });

  it('ends the token and sets its user offline when no request was made for so long', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { idleTokenTimeoutEnabled: true, idleTokenTimeoutSeconds: 300 });
    const client = await cloud.signIn(1);
    await cloud.advance(299_000);
    expect((await client.get('/api/v2/users/me')).status).toBe(200);
    await cloud.advance(299_000);
    expect((await client.get('/api/v2/users/me')).status).toBe(200);
    await cloud.advance(300_000);
    expect((await client.get('/api/v2/users/me')).body['code']).toBe('bad.credentials');
    const presence = await (await cloud.signIn(0)).get(`/api/v2/users/${cloud.agent(1).id}/presences/purecloud`);
    expect(presence.body).toMatchObject({ presenceDefinition: { systemPresence: 'Offline' } });
  });

  it('leaves the presence alone where the organisation is set so', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { idleTokenTimeoutEnabled: true, idleTimeoutSetsOffline: false });
    await cloud.signIn(1);
    await cloud.advance(1_800_000);
    const presence = await (await cloud.signIn(0)).get(`/api/v2/users/${cloud.agent(1).id}/presences/purecloud`);
    expect(presence.body).toMatchObject({ presenceDefinition: { id: availableId } });
  });

  it('is not put off by looking at the token in the way made for that', async () => {
    const cloud = await startTestCloud();
    await cloud.control('settings', { idleTokenTimeoutEnabled: true, idleTokenTimeoutSeconds: 300 });
    const client = await cloud.signIn(1);
    await cloud.advance(200_000);
    const before = (await client.get('/api/v2/tokens/me?preserveIdleTTL=true')).body['dateTokenIdles'];
    await cloud.advance(50_000);
    expect((await client.get('/api/v2/tokens/me?preserveIdleTTL=true')).body['dateTokenIdles']).toBe(before);
    await cloud.advance(50_000);
    expect((await client.get('/api/v2/tokens/me?preserveIdleTTL=true')).status).toBe(401);
  });
});
