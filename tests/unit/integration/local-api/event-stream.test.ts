import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createEventStreams, HEARTBEAT_MS } from '../../../../electron/integration/local-api/event-stream';
import type { ProgramEvent } from '../../../../electron/services/presence-program/presence-program';
import { createVirtualTime } from '../../../fakes/virtual-time';

/** The other end of a stream, as far as writing to it goes. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  destroyed = false;
  writableLength = 0;
  readonly req = { socket: new EventEmitter() };

  writeHead(): void {
    return undefined;
  }
  write(text: string): void {
    this.written.push(text);
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
  }
}

function desk() {
  const time = createVirtualTime();
  const listeners = new Set<(event: ProgramEvent) => void>();
  const program = {
    watch(listener: (event: ProgramEvent) => void) {
      listeners.add(listener);
      listener({ type: 'snapshot', presence: null });
      return { dispose: () => void listeners.delete(listener) };
    },
  };
  const streams = createEventStreams(program, time.scheduler);
  const response = new FakeResponse();
  const token = { isWelcome: true };
  streams.open(response as unknown as ServerResponse, () => token.isWelcome);
  const tell = (): void => {
    for (const listener of listeners) listener({ type: 'snapshot', presence: null });
  };
  return { time, streams, response, token, listeners, tell };
}

const snapshot = 'event: snapshot\ndata: null\n\n';

describe('A stream of events', () => {
  it('begins with what stands and beats while nothing happens', async () => {
    const { time, response } = desk();
    expect(response.written).toEqual(['retry: 2000\n\n', snapshot]);
    await time.advance(2 * HEARTBEAT_MS);
    expect(response.written.slice(2)).toEqual([': still here\n\n', ': still here\n\n']);
  });

  it('leaves nothing behind when its other end is gone', () => {
    const { time, response, listeners, tell } = desk();
    response.destroy();
    tell();
    expect([time.pending(), listeners.size, response.written.length]).toEqual([0, 0, 2]);
  });

  it('ends when its token is worth nothing any more', async () => {
    const { time, response, token } = desk();
    token.isWelcome = false;
    await time.advance(HEARTBEAT_MS);
    expect([response.destroyed, time.pending()]).toEqual([true, 0]);
  });

  it('ends when its other end does not read what it is sent', () => {
    const { response, tell } = desk();
    response.writableLength = 70_000;
    tell();
    expect(response.destroyed).toBe(true);
  });

  it('ends with the app', () => {
    const { streams, response, time } = desk();
    streams.dispose();
    expect([response.destroyed, time.pending()]).toEqual([true, 0]);
  });
});
