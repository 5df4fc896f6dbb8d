import { describe, expect, it } from 'vitest';
import { heartbeat, hourMs, network, presence, startFeed, system, types } from './feed-harness';

describe('a feed that is to end', () => {
  it('is replaced first and dropped then when the socket is about to close', async () => {
    const harness = startFeed();
    const old = await harness.open();
    await harness.time.advance(61_000);
    old.listener.received(system('v2.system.socket_closing'));
    await harness.time.advance(1_000);
    expect(harness.sockets).toHaveLength(2);
    expect(old.isClosed).toBe(false);
    old.listener.received(presence('still heard'));
    await harness.open();
    expect(old.isClosed).toBe(true);
    expect(types(harness)).toEqual(['connected', 'presence', 'connected']);
  });

  it('is replaced once, however often it is announced', async () => {
    const harness = startFeed();
    const old = await harness.open();
    await harness.time.advance(61_000);
    for (let times = 0; times < 5; times += 1) {
      old.listener.received(system('v2.system.socket_closing'));
      await harness.time.advance(1_000);
    }
    expect(harness.sockets).toHaveLength(2);
  });

  it('is replaced with back-off when every new connection is announced to close', async () => {
    const harness = startFeed();
    harness.fraction = 0.999_999;
    const endAt = harness.time.clock.now() + 10 * 60_000;
    let answered = 0;
    while (harness.time.clock.now() < endAt) {
      if (harness.sockets.length > answered) {
        answered = harness.sockets.length;
        (await harness.open()).listener.received(system('v2.system.socket_closing'));
      }
      harness.sockets.at(-1)?.listener.received(heartbeat);
      await harness.time.advance(1_000);
    }
    expect(harness.sockets.length).toBeLessThan(30);
  });

  it('is renewed before its day is over, without a moment of deafness', async () => {
    const harness = startFeed();
    const old = await harness.open();
    const beatUntil = async (endAt: number): Promise<void> => {
      while (harness.time.clock.now() < endAt && harness.sockets.length === 1) {
        await harness.time.advance(30_000);
        old.listener.received(heartbeat);
      }
    };
    const begunAt = harness.time.clock.now();
    await beatUntil(begunAt + 21 * hourMs);
    expect(harness.sockets).toHaveLength(1);
    await beatUntil(begunAt + 24 * hourMs);
    expect(harness.time.clock.now() - begunAt).toBeLessThan(23 * hourMs);
    await harness.open();
    expect(old.isClosed).toBe(true);
    expect(types(harness)).toEqual(['connected', 'connected']);
  });

  it('is renewed by the life that the cloud tells', async () => {
    const harness = startFeed({ lifeMs: 10 * 60_000 });
    const old = await harness.open();
    for (let beat = 0; beat < 17; beat += 1) {
      await harness.time.advance(30_000);
      old.listener.received(heartbeat);
    }
    expect(harness.sockets).toHaveLength(1);
    await harness.time.advance(60_000);
    expect(harness.sockets).toHaveLength(2);
  });

  it('stays in use while its renewal fails', async () => {
    const harness = startFeed({ lifeMs: 10 * 60_000 });
    const old = await harness.open();
    harness.channelFailures.push(network, network);
    for (let beat = 0; beat < 20; beat += 1) {
      await harness.time.advance(30_000);
      old.listener.received(heartbeat);
    }
    expect(harness.channelsAsked).toBeGreaterThan(3);
    expect(old.isClosed).toBe(false);
    expect(types(harness)).toEqual(['connected']);
  });

  it('tells that the token was revoked', async () => {
    const harness = startFeed();
    (await harness.open()).listener.received(system('v2.system.token_revoked.x'));
    expect(types(harness)).toEqual(['connected', 'token-revoked']);
  });
});

describe('reconnectNow', () => {
  it('cuts a back-off short', async () => {
    const harness = startFeed({ channelFailures: Array.from({ length: 6 }, () => network) });
    harness.fraction = 0.999_999;
    await harness.time.advance(40_000);
    expect(harness.channelsAsked).toBe(6);
    harness.channelFailures.length = 0;
    harness.feed.reconnectNow();
    await harness.open();
    expect(types(harness).at(-1)).toBe('connected');
  });

  it('replaces a connection that slept, and says connected so that everything is read again', async () => {
    const harness = startFeed();
    const old = await harness.open();
    harness.feed.reconnectNow();
    expect(old.sent).toEqual(['{"message":"ping"}']);
    await harness.open();
    expect(old.isClosed).toBe(true);
    expect(types(harness)).toEqual(['connected', 'connected']);
  });

  it('finds out within 5 s that the old connection is dead', async () => {
    const harness = startFeed();
    await harness.open();
    harness.feed.reconnectNow();
    await harness.time.advance(5_000);
    expect(types(harness)).toEqual(['connected', 'disconnected']);
  });

  it('asked twice has one new connection', async () => {
    const harness = startFeed();
    await harness.open();
    harness.feed.reconnectNow();
    await harness.time.settle();
    harness.feed.reconnectNow();
    await harness.open();
    expect(harness.sockets.map(({ isClosed }) => isClosed)).toEqual([true, true, false]);
  });
});

describe('a disposed feed', () => {
  it('says nothing more, closes everything and leaves no timer', async () => {
    const harness = startFeed();
    const socket = await harness.open();
    harness.feed.reconnectNow();
    await harness.time.settle();
    harness.feed.dispose();
    harness.feed.dispose();
    socket.listener.received(presence('late'));
    socket.listener.ended();
    harness.feed.reconnectNow();
    await harness.time.advance(48 * hourMs);
    expect(types(harness)).toEqual(['connected']);
    expect(harness.sockets.every(({ isClosed }) => isClosed)).toBe(true);
    expect(harness.time.pending()).toBe(0);
  });

  it('while it is being opened opens nothing', async () => {
    const harness = startFeed();
    harness.feed.dispose();
    await harness.time.advance(60_000);
    expect(harness.sockets).toHaveLength(0);
    expect(harness.time.pending()).toBe(0);
  });
});
