import { describe, expect, it } from 'vitest';
import type { CloudError } from '../../../electron/ports';
import { cloudFailure, FakeGateway } from '../../fakes/gateway';
import { POLL_INTERVAL_MS } from '../../../electron/services/presence-poll';
import { definitions, fromTray, remote } from '../core/presence/fixtures';
import { AccountHarness, liveAccount, MINUTE_MS } from './account-harness';

describe('An account', () => {
  it('asks for definitions and presence before the feed is open', () => {
    const harness = new AccountHarness();
    harness.account.resume();
    expect(harness.gateway.definitionLists.open).toBe(1);
    expect(harness.gateway.reads.inputs).toEqual(['maya']);
    expect(harness.gateway.feeds.map(({ userId }) => userId)).toEqual(['maya']);
    expect(harness.account.connection()).toEqual({ state: 'connecting', confirmedAt: null, isStale: false });
  });

  it('reads presence and routing status when the feed has opened, and is live then', async () => {
    const harness = await liveAccount();
    expect(harness.gateway.reads.count).toBe(2);
    expect(harness.account.connection()).toEqual({ state: 'live', confirmedAt: 10_000_000, isStale: false });
    expect(harness.account.standing.routingStatus()).toBe('idle');
    expect(harness.time.pending()).toBe(0);
  });

  it('goes without the routing status when it may not be read', async () => {
    const harness = new AccountHarness();
    harness.account.resume();
    harness.gateway.feed.emit({ type: 'connected' });
    harness.gateway.routingReads.fail('scope-missing');
    await harness.time.settle();
    expect(harness.account.standing.routingStatus()).toBeNull();
  });

  it('takes over a presence and a routing status that the feed tells of', async () => {
    const harness = await liveAccount();
    harness.gateway.feed.emit({ type: 'presence', presence: remote('meal', 10_000_000) });
    harness.gateway.feed.emit({ type: 'routing-status', routingStatus: { status: 'off_queue', since: null } });
    expect(harness.account.engine.state().confirmed).toMatchObject({
      definitionId: 'meal',
      cause: { kind: 'elsewhere' },
    });
    expect(harness.account.standing.routingStatus()).toBe('off_queue');
  });

  it('hands on that the cloud ended the token', async () => {
    const harness = await liveAccount();
    harness.gateway.feed.emit({ type: 'token-revoked' });
    expect(harness.revocations).toBe(1);
  });

  it.each([
    ['network', 'offline'],
    ['timeout', 'offline'],
    ['unavailable', 'connecting'],
    ['rate-limited', 'connecting'],
  ] as const)('whose feed was lost because of “%s” is “%s”, and live again with the next', async (code, state) => {
    const harness = await liveAccount();
    harness.gateway.feed.emit({ type: 'disconnected', error: cloudFailure(code) });
    expect(harness.account.connection().state).toBe(state);
    await harness.connect();
    expect(harness.gateway.reads.count).toBe(3);
    expect(harness.account.connection().state).toBe('live');
    expect(harness.time.pending()).toBe(0);
  });

  it('opens the connection anew when the computer woke up', async () => {
    const harness = await liveAccount();
    harness.account.reconnect();
    expect(harness.gateway.feed.reconnections).toBe(1);
  });
});

describe('An account without a feed', () => {
  const lost = async (code: CloudError['code'] = 'unavailable'): Promise<AccountHarness> => {
    const harness = await liveAccount();
    harness.gateway.feed.emit({ type: 'disconnected', error: cloudFailure(code) });
    return harness;
  };

  it('looks at the presence every minute, and shows what changed elsewhere', async () => {
    const harness = await lost();
    for (const [minute, definitionId] of ['meal', 'busy'].entries()) {
      await harness.time.advance(MINUTE_MS - 1);
      expect(harness.gateway.reads.open).toBe(0);
      await harness.time.advance(1);
      harness.gateway.reads.answer(remote(definitionId, 10_000_000 + minute));
      await harness.time.settle();
      expect(harness.account.engine.state().confirmed?.definitionId).toBe(definitionId);
    }
    expect(harness.account.connection()).toMatchObject({ confirmedAt: 10_000_000 + 2 * MINUTE_MS, isStale: false });
  });

  it('lets the feed rest while the agent is gone, and opens it when they are back', async () => {
    const harness = await lost();
    harness.pacer.set('off');
    expect(harness.gateway.feed).toMatchObject({ rests: 1, reconnections: 0 });
    harness.pacer.set('slow');
    expect(harness.gateway.feed).toMatchObject({ rests: 1, reconnections: 1 });
  });

  it('lets the feed know whether somebody looks at the window and waits for it', async () => {
    const harness = await lost();
    expect(harness.gateway.feed.isWatched).toBe(false);
    harness.pacer.set('fast');
    expect(harness.gateway.feed.isWatched).toBe(true);
    harness.pacer.set('slow');
    expect(harness.gateway.feed.isWatched).toBe(false);
  });

  it('looks no more when the feed is back', async () => {
    const harness = await lost();
    await harness.time.advance(MINUTE_MS - 1);
    await harness.connect();
    expect(harness.time.pending()).toBe(0);
  });

  it('does not take over what a look brings after the feed is back', async () => {
    const harness = await lost();
    await harness.time.advance(MINUTE_MS);
    harness.gateway.feed.emit({ type: 'connected' });
    expect(harness.gateway.reads.signals.at(-2)?.aborted).toBe(true);
    harness.gateway.reads.answer(remote('meal', 10_000_000));
    await harness.time.settle();
    expect(harness.account.engine.state().confirmed?.definitionId).toBe('on-queue');
  });

  it('looks once a minute, however often the feed fails meanwhile', async () => {
    const harness = await lost();
    for (let second = 0; second < 60; second += 1) {
      harness.gateway.feed.emit({ type: 'disconnected', error: cloudFailure('unavailable') });
      await harness.time.advance(1_000);
    }
    expect(harness.gateway.reads.count).toBe(3);
  });

  it('is not offline while its looks are answered, though the feed says so', async () => {
    const harness = await lost('network');
    expect(harness.account.connection().state).toBe('offline');
    await harness.time.advance(MINUTE_MS);
    harness.gateway.reads.answer(remote('on-queue', 9_000_000));
    await harness.time.settle();
    expect(harness.account.connection().state).toBe('connecting');
    harness.gateway.feed.emit({ type: 'disconnected', error: cloudFailure('network') });
    expect(harness.account.connection().state).toBe('connecting');
    await harness.time.advance(MINUTE_MS);
    harness.gateway.reads.fail('network');
    await harness.time.settle();
    expect(harness.account.connection().state).toBe('offline');
  });

  it('waits with its looks as long as the cloud asks', async () => {
    const harness = await lost();
    await harness.time.advance(MINUTE_MS);
    harness.gateway.reads.fail('rate-limited', { retryAfterMs: 3 * MINUTE_MS });
    await harness.time.advance(3 * MINUTE_MS - 1);
    expect(harness.gateway.reads.open).toBe(0);
    await harness.time.advance(1);
    expect(harness.gateway.reads.open).toBe(1);
  });

  it('leaves the looking to a feed that asks by itself', async () => {
    const harness = await liveAccount();
    Object.assign(harness.gateway.feed, { setPace: () => undefined });
    harness.gateway.feed.emit({ type: 'disconnected', error: cloudFailure('unavailable') });
    await harness.time.advance(5 * MINUTE_MS);
    expect(harness.gateway.reads.open).toBe(0);
  });

  it('looks no more when it is paused', async () => {
    const harness = await lost();
    await harness.time.advance(MINUTE_MS);
    harness.account.pause();
    expect(harness.gateway.reads.signals.at(-1)?.aborted).toBe(true);
    expect(harness.time.pending()).toBe(0);
  });
});

describe('The definitions of an account', () => {
  it('are asked for again with growing pauses until they come', async () => {
    const harness = new AccountHarness();
    harness.account.resume();
    const pausesMs = [500, 1_000, 2_000, 4_000];
    for (const [index, pauseMs] of pausesMs.entries()) {
      harness.gateway.definitionLists.fail('unavailable', { correlationId: 'abc' });
      await harness.time.advance(pauseMs - 1);
      expect(harness.gateway.definitionLists.count).toBe(index + 1);
      await harness.time.advance(1);
      expect(harness.gateway.definitionLists.count).toBe(index + 2);
    }
    harness.gateway.definitionLists.answer(definitions);
    await harness.time.settle();
    expect(harness.account.engine.state().definitions).toBe(definitions);
    expect(harness.log.entries).toContainEqual({
      level: 'warn',
      message: 'presence definitions were not loaded',
      fields: { code: 'unavailable', correlationId: 'abc' },
    });
  });

  it('wait as long as the cloud asks for', async () => {
    const harness = new AccountHarness();
    harness.account.resume();
    harness.gateway.definitionLists.fail('rate-limited', { retryAfterMs: 20_000 });
    await harness.time.advance(20_000);
    expect(harness.gateway.definitionLists.count).toBe(1);
    await harness.time.advance(500);
    expect(harness.gateway.definitionLists.count).toBe(2);
  });

  it('are not asked for any more when the account is paused meanwhile', async () => {
    const harness = new AccountHarness();
    harness.account.resume();
    harness.gateway.definitionLists.fail('unavailable');
    await harness.time.settle();
    harness.account.pause();
    await harness.time.advance(MINUTE_MS);
    expect(harness.gateway.definitionLists.count).toBe(1);
  });

  it('that come after a pause are those of an ended session and are not taken', async () => {
    const harness = new AccountHarness();
    harness.account.resume();
    harness.account.pause();
    harness.gateway.definitionLists.answer(definitions);
    await harness.time.settle();
    expect(harness.account.engine.state().definitions).toEqual([]);
    expect(harness.gateway.definitionLists.signals[0]?.aborted).toBe(true);
  });
});

describe('What an account shows', () => {
  it('counts as perhaps old two minutes after the last confirmation, and the views are told then', async () => {
    const harness = await liveAccount();
    await harness.time.advance(MINUTE_MS);
    harness.gateway.feed.emit({ type: 'disconnected', error: null });
    expect(harness.account.connection().isStale).toBe(false);
    await harness.time.advance(MINUTE_MS - 1);
    const { changes } = harness;
    expect(harness.account.connection().isStale).toBe(false);
    await harness.time.advance(1);
    expect(harness.account.connection().isStale).toBe(true);
    expect(harness.changes).toBe(changes + 1);
  });

  it('counts as perhaps old two minutes after a confirmation that came without the feed', async () => {
    const harness = await liveAccount();
    harness.gateway.feed.emit({ type: 'disconnected', error: null });
    await harness.time.advance(MINUTE_MS - 1);
    harness.account.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.reads.answer(remote('on-queue', 9_000_000));
    await harness.time.settle();
    harness.gateway.writes.answer(remote('meal', 10_059_999));
    await harness.time.settle();
    // The look that falls due meanwhile is never answered.
    await harness.time.advance(2 * MINUTE_MS - 1);
    expect(harness.account.connection()).toMatchObject({ confirmedAt: 10_059_999, isStale: false });
    const { changes } = harness;
    await harness.time.advance(1);
    expect(harness.account.connection().isStale).toBe(true);
    expect(harness.changes).toBe(changes + 1);
    expect(harness.time.pending()).toBe(0);
  });

  it('is never called old while the feed is live, however long nothing happens', async () => {
    const harness = await liveAccount();
    await harness.time.advance(600 * MINUTE_MS);
    expect(harness.account.connection()).toMatchObject({ state: 'live', isStale: false });
  });
});

describe('An account that is paused', () => {
  it('asks nothing of the cloud, and keeps the wish', async () => {
    const harness = await liveAccount();
    harness.account.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('unauthorised');
    await harness.time.settle();
    harness.account.pause();
    expect(harness.gateway.feed.isDisposed).toBe(true);
    const { reads, writes } = harness.gateway;
    const asked = reads.count + writes.count;
    await harness.time.advance(10 * MINUTE_MS);
    expect(reads.count + writes.count).toBe(asked);
    expect(harness.account.engine.state().wanted?.patch).toEqual({ definitionId: 'meal' });
  });

  it('sends the wish when it is resumed, after a read of what stands by now', async () => {
    const harness = await liveAccount();
    harness.account.engine.pick({ definitionId: 'meal' }, fromTray);
    harness.gateway.writes.fail('unauthorised');
    await harness.time.settle();
    harness.account.pause();
    harness.account.resume();
    expect(harness.gateway.feeds).toHaveLength(2);
    expect(harness.gateway.writes.count).toBe(1);
    harness.gateway.reads.answer(remote('on-queue', 9_000_000));
    await harness.time.settle();
    expect(harness.gateway.writes.inputs.at(-1)).toEqual({ definitionId: 'meal' });
    harness.gateway.writes.answer(remote('meal', 10_000_000));
    await harness.time.settle();
    expect(harness.account.engine.state()).toMatchObject({ confirmed: { definitionId: 'meal' }, wanted: null });
  });

  it('does not take over a routing status that comes late', async () => {
    const harness = await liveAccount();
    harness.gateway.feed.emit({ type: 'connected' });
    harness.account.pause();
    harness.gateway.routingReads.answer({ status: 'interacting', since: null });
    await harness.time.settle();
    expect(harness.account.standing.routingStatus()).toBe('idle');
  });

  it('in the midst of being resumed, because its token is found to have ended, opens no feed', () => {
    const harness = new AccountHarness();
    const { gateway, account } = harness;
    gateway.listDefinitions = (signal) => {
      account.pause();
      return FakeGateway.prototype.listDefinitions.call(gateway, signal);
    };
    account.resume();
    expect(gateway.feeds).toHaveLength(0);
    expect(gateway.reads.count).toBe(0);
  });
});

describe('An account that is disposed', () => {
  it('leaves no feed, no timer and no request', async () => {
    const harness = await liveAccount();
    harness.gateway.feed.emit({ type: 'disconnected', error: null });
    harness.account.engine.pick({ definitionId: 'meal' }, fromTray);
    expect(harness.time.pending()).toBeGreaterThan(0);
    harness.account.dispose();
    harness.account.dispose();
    expect(harness.gateway.feed.isDisposed).toBe(true);
    expect(harness.gateway.reads.signals.at(-1)?.aborted).toBe(true);
    expect(harness.time.pending()).toBe(0);
  });
});

describe('While the agent is gone', () => {
  it('nothing is asked in place of a lost feed, and the feed is tried at once when they are back', async () => {
    const { account, gateway, pacer, time } = await liveAccount();
    gateway.feed.emit({ type: 'disconnected', error: cloudFailure('network') });
    pacer.set('off');
    const { count } = gateway.reads;
    await time.advance(10 * POLL_INTERVAL_MS);
    expect(gateway.reads.count).toBe(count);
    pacer.set('slow');
    expect(gateway.feed.reconnections).toBe(1);
    await time.advance(2 * POLL_INTERVAL_MS);
    expect(gateway.reads.count).toBe(count + 1);
    account.dispose();
    expect(pacer.listeners).toBe(0);
  });

  it('nobody listens for the pace while the feed is open', async () => {
    const { pacer } = await liveAccount();
    expect(pacer.listeners).toBe(0);
  });
});
