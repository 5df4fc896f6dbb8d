import { beforeEach, describe, expect, it } from 'vitest';
import { createClientSession } from '../../../electron/services/client-session';
import type { CloudError } from '../../../electron/ports';
import { err, ok } from '../../../shared/result';
import { cloudFailure, FakeGateway } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { tokensFor } from '../../fakes/token-manager';
import { createVirtualTime } from '../../fakes/virtual-time';
import { maya } from './session-harness';

class Harness {
  readonly time = createVirtualTime();
  readonly gateway = new FakeGateway();
  readonly told: string[] = [];
  readonly revoked: string[] = [];
  /** What the login host answers next; it hands out tokens otherwise. */
  refusal: CloudError | null = null;
  readonly session = createClientSession({
    grant: {
      canRenew: () => true,
      renew: () =>
        Promise.resolve(
          this.refusal === null ? ok(tokensFor('token', this.time.clock.now() + 3_600_000)) : err(this.refusal),
        ),
    },
    clock: this.time.clock,
    skewMs: () => 0,
    revoke: (token) => {
      this.revoked.push(token);
      return Promise.resolve();
    },
    rights: () => [],
    identify: (signal) => this.gateway.identify(signal),
    scheduler: this.time.scheduler,
    chance: { uuid: () => 'unused', fraction: () => 0.5 },
    log: new FakeLog(),
    onSignedIn: ({ userId }) => this.told.push(`in: ${userId}`),
    onSignedOut: (isOver) => this.told.push(isOver ? 'out' : 'paused'),
    onChange: () => undefined,
  });
}

describe('The session of an OAuth client that acts for one agent', () => {
  let harness: Harness;

  beforeEach(() => {
    harness = new Harness();
  });

  it('is there from the start, without a browser', async () => {
    const starting = harness.session.start();
    expect(harness.session.view()).toEqual({ state: 'starting', waitingFor: 'cloud' });
    harness.gateway.identifications.answer(maya);
    await starting;
    expect(harness.session.view()).toMatchObject({
      state: 'signed-in',
      userName: maya.userName,
      actsAs: 'application',
      endsAt: null,
    });
    expect(harness.told).toEqual([`in: ${maya.userId}`]);
  });

  it('waits for a cloud that cannot be reached, and tries again by itself', async () => {
    const starting = harness.session.start();
    harness.gateway.identifications.fail('network');
    await starting;
    expect(harness.session.view()).toEqual({ state: 'starting', waitingFor: 'cloud' });
    await harness.time.advance(500);
    harness.gateway.identifications.answer(maya);
    await harness.time.settle();
    expect(harness.session.view()).toMatchObject({ state: 'signed-in' });
  });

  it('says why the cloud refuses it, and can be tried again by hand', async () => {
    const starting = harness.session.start();
    harness.gateway.identifications.fail('unauthorised');
    await starting;
    expect(harness.session.view()).toMatchObject({
      state: 'signed-out',
      reason: 'application-refused',
      canSignIn: true,
    });
    const again = harness.session.signIn();
    harness.gateway.identifications.answer(maya);
    await again;
    expect(harness.session.view()).toMatchObject({ state: 'signed-in' });
  });

  it('ends when the agent signs out, until they sign in again', async () => {
    const starting = harness.session.start();
    harness.gateway.identifications.answer(maya);
    await starting;
    await harness.session.signOut();
    expect(harness.session.view()).toMatchObject({ state: 'signed-out', reason: 'by-user', canSignIn: true });
    expect(harness.told).toEqual([`in: ${maya.userId}`, 'out']);
  });

  it('revokes its token when it ends, and gets no other', async () => {
    const starting = harness.session.start();
    harness.gateway.identifications.answer(maya);
    await starting;
    await harness.session.tokens.get();
    await harness.session.signOut();
    expect(harness.revoked).toEqual(['token']);
    expect(await harness.session.tokens.get()).toMatchObject({ ok: false });
  });

  it('that the login host no longer knows is signed out with its words, and what waits is kept', async () => {
    const starting = harness.session.start();
    harness.gateway.identifications.answer(maya);
    await starting;
    harness.refusal = cloudFailure('unauthorised', { detail: 'The secret was changed.' });
    expect(await harness.session.tokens.get()).toMatchObject({ ok: false });
    expect(harness.session.view()).toMatchObject({
      state: 'signed-out',
      reason: 'application-refused',
      detail: 'The secret was changed.',
      canSignIn: true,
    });
    expect(harness.told).toEqual([`in: ${maya.userId}`, 'paused']);
  });

  it('leaves nothing behind: no timer, no token, and no word of an answer that comes late', async () => {
    const starting = harness.session.start();
    harness.gateway.identifications.fail('timeout');
    await starting;
    harness.session.dispose();
    expect(harness.time.pending()).toBe(0);
    expect(await harness.session.tokens.get()).toMatchObject({ ok: false });
    expect(harness.told).toEqual([]);
  });
});
