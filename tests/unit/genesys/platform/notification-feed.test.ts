import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../../electron/genesys/cloud-error';
import { hourMs, heartbeat, network, presence, presenceTopic, startFeed, types, userId } from './feed-harness';

describe('the event feed', () => {
  it('says connected once it is open and its presence topic is permitted, not before', async () => {
    const harness = startFeed();
    await harness.time.settle();
    expect(harness.sockets).toHaveLength(1);
    expect(types(harness)).toEqual([]);
    await harness.open();
    expect(types(harness)).toEqual(['connected']);
  });

  it('passes on events in the order they came', async () => {
    const harness = startFeed();
    const socket = await harness.open();
    socket.listener.received(presence('a'));
    socket.listener.received(heartbeat);
    socket.listener.received('not a frame');
    socket.listener.received(presence('b'));
    expect(harness.events.slice(1)).toMatchObject([
      { presence: { definitionId: 'a' } },
      { presence: { definitionId: 'b' } },
    ]);
  });

  it('does without the routing status when that topic is refused', async () => {
    const harness = startFeed();
    harness.subscriptions = [
      { id: presenceTopic, state: 'Permitted' },
      { id: `v2.users.${userId}.routingStatus`, state: 'Rejected' },
    ];
    await harness.open();
    expect(types(harness)).toEqual(['connected']);
    expect(harness.log.entries.some(({ level }) => level === 'warn')).toBe(true);
  });

  it('is not connected when the presence topic is refused, and asks again only after minutes', async () => {
    const harness = startFeed();
    harness.subscriptions = [{ id: presenceTopic, state: 'Rejected', missingPermissions: ['a:b:c'] }];
    const socket = await harness.open();
    expect(harness.events).toMatchObject([
      { type: 'disconnected', error: { code: 'permission-missing', detail: 'a:b:c' } },
    ]);
    expect(socket.isClosed).toBe(true);
    await harness.time.advance(4 * 60_000);
    expect(harness.channelsAsked).toBe(1);
    await harness.time.advance(60_000);
    expect(harness.channelsAsked).toBe(2);
  });

  it('takes a topic that the answer does not mention for refused', async () => {
    const harness = startFeed();
    harness.subscriptions = [];
    await harness.open();
    expect(harness.events).toMatchObject([{ type: 'disconnected', error: { code: 'rejected' } }]);
  });

  it('never writes the channel to the log', async () => {
    const harness = startFeed({ channelFailures: [network] });
    await harness.time.advance(2_000);
    const socket = await harness.open();
    socket.listener.ended();
    expect(JSON.stringify(harness.log.entries)).not.toMatch(/channel-\d|streaming/);
  });
});

describe('a feed that is lost', () => {
  it('is opened again within a second when the connection had been a good one', async () => {
    const harness = startFeed();
    const socket = await harness.open();
    await harness.time.advance(60_000);
    socket.listener.ended();
    expect(types(harness)).toEqual(['connected', 'disconnected']);
    await harness.time.advance(1_000);
    await harness.open();
    expect(types(harness)).toEqual(['connected', 'disconnected', 'connected']);
  });

  it('backs off from one second to a minute while nothing succeeds', async () => {
    const harness = startFeed({ channelFailures: Array.from({ length: 12 }, () => network) });
    harness.fraction = 0.999_999;
    await harness.time.settle();
    const waits: number[] = [];
    for (let asked = harness.channelsAsked; asked < 9; asked = harness.channelsAsked) {
      const from = harness.time.clock.now();
      while (harness.channelsAsked === asked) await harness.time.advance(500);
      waits.push(harness.time.clock.now() - from);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('backs off too when each connection breaks as soon as it stands: no storm', async () => {
    const harness = startFeed();
    harness.fraction = 0.999_999;
    const endAt = harness.time.clock.now() + 10 * 60_000;
    while (harness.time.clock.now() < endAt) {
      const latest = harness.sockets.at(-1);
      if (latest !== undefined && !latest.isClosed) {
        await harness.open();
        latest.listener.ended();
      }
      await harness.time.advance(1_000);
    }
    expect(harness.channelsAsked).toBeLessThan(18);
    expect(harness.channelsAsked).toBeGreaterThan(8);
  });

  it('waits at least as long as the cloud asks', async () => {
    const harness = startFeed({ channelFailures: [cloudError('rate-limited', '', { retryAfterMs: 42_000 })] });
    await harness.time.advance(41_900);
    expect(harness.channelsAsked).toBe(1);
    await harness.time.advance(200);
    expect(harness.channelsAsked).toBe(2);
  });

  it('is tried again within five seconds while the window is looked at, and not before it is if it is the cloud that asks', async () => {
    const harness = startFeed({ channelFailures: Array.from({ length: 12 }, () => network) });
    harness.fraction = 0.999_999;
    await harness.time.advance(31_000);
    expect(harness.channelsAsked).toBe(6);
    harness.feed.setWatched?.(true);
    await harness.time.advance(5_000);
    expect(harness.channelsAsked).toBe(7);
    await harness.time.advance(5_000);
    expect(harness.channelsAsked).toBe(8);
    harness.channelFailures.splice(0, Infinity, cloudError('unavailable', '', { retryAfterMs: 42_000 }));
    await harness.time.advance(5_000);
    expect(harness.channelsAsked).toBe(9);
    harness.feed.setWatched?.(false);
    harness.feed.setWatched?.(true);
    await harness.time.advance(59_000);
    expect(harness.channelsAsked).toBe(9);
    await harness.time.advance(1_000);
    expect(harness.channelsAsked).toBe(10);
  });

  it('that is being opened already is not opened twice because somebody looks', async () => {
    const harness = startFeed({ channelFailures: [network] });
    await harness.time.advance(1_000);
    expect(harness.channelsAsked).toBe(2);
    harness.feed.setWatched?.(true);
    await harness.open();
    harness.feed.setWatched?.(false);
    harness.feed.setWatched?.(true);
    await harness.time.advance(10_000);
    expect(harness.channelsAsked).toBe(2);
    expect(types(harness)).toEqual(['disconnected', 'connected']);
  });

  it('is not tried again while nobody is there, and at once when they are back', async () => {
    const harness = startFeed({ channelFailures: [network, network] });
    await harness.time.settle();
    harness.feed.rest?.();
    await harness.time.advance(hourMs);
    expect(harness.channelsAsked).toBe(1);
    harness.feed.reconnectNow();
    await harness.time.settle();
    expect(harness.channelsAsked).toBe(2);
    await harness.time.advance(2_000);
    expect(harness.channelsAsked).toBe(3);
  });

  it('is not tried again either by a try that was under way when they left', async () => {
    const harness = startFeed();
    await harness.time.settle();
    harness.feed.rest?.();
    harness.sockets.at(-1)?.listener.ended();
    await harness.time.advance(hourMs);
    expect(harness.channelsAsked).toBe(1);
  });

  it('that stands is left as it is while nobody is there, and opened again should it break later', async () => {
    const harness = startFeed();
    const socket = await harness.open();
    harness.feed.rest?.();
    expect(socket.isClosed).toBe(false);
    await harness.time.advance(60_000);
    socket.listener.ended();
    await harness.time.advance(1_000);
    expect(harness.channelsAsked).toBe(2);
  });

  it('because the socket does not open in 15 s is opened again', async () => {
    const harness = startFeed();
    await harness.time.advance(14_999);
    expect(types(harness)).toEqual([]);
    await harness.time.advance(1);
    expect(harness.events).toMatchObject([{ type: 'disconnected', error: { code: 'timeout' } }]);
    expect(harness.sockets[0]?.isClosed).toBe(true);
    await harness.time.advance(1_000);
    expect(harness.sockets).toHaveLength(2);
  });
});

describe('the watchdog of the feed', () => {
  it('is quiet while the cloud beats', async () => {
    const harness = startFeed();
    const socket = await harness.open();
    for (let beat = 0; beat < 20; beat += 1) {
      await harness.time.advance(30_000);
      socket.listener.received(heartbeat);
    }
    expect(socket.sent).toEqual([]);
    expect(types(harness)).toEqual(['connected']);
  });

  it('asks after 65 s of silence, and is content with any answer', async () => {
    const harness = startFeed();
    const socket = await harness.open();
    await harness.time.advance(64_999);
    expect(socket.sent).toEqual([]);
    await harness.time.advance(1);
    expect(socket.sent).toEqual(['{"message":"ping"}']);
    await harness.time.advance(4_999);
    socket.listener.received(JSON.stringify({ topicName: 'channel.metadata', eventBody: { message: 'pong' } }));
    await harness.time.advance(60_000);
    expect(types(harness)).toEqual(['connected']);
  });

  it('gives the connection up when no answer comes in 5 s', async () => {
    const harness = startFeed();
    const socket = await harness.open();
    await harness.time.advance(70_000);
    expect(harness.events[1]).toMatchObject({ type: 'disconnected', error: { code: 'timeout' } });
    expect(socket.isClosed).toBe(true);
    await harness.time.advance(1_000);
    expect(harness.sockets).toHaveLength(2);
  });
});
