import type { ServerResponse } from 'node:http';
import type { Disposable, Scheduler } from '../../ports';
import type { PresenceProgram, ProgramEvent } from '../../services/presence-program/presence-program';

/** So that whoever listens notices a connection that is gone, and we do. */
export const HEARTBEAT_MS = 15_000;

/** More than all the lights and decks of a desk. */
export const MOST_STREAMS = 16;

/** Of what waits for somebody who does not read, in bytes. */
const MOST_UNREAD = 65_536;

export interface EventStreams extends Disposable {
  /** Whether there is room for one more. */
  hasRoom(): boolean;
  /**
   * Sends what stands and each change, as server-sent events, until either end closes it.
   *
   * @param isWelcome whether the token that opened it is still worth something.
   */
  open(response: ServerResponse, isWelcome: () => boolean): void;
}

export function createEventStreams(program: Pick<PresenceProgram, 'watch'>, scheduler: Scheduler): EventStreams {
  const streams = new Set<() => void>();

  function open(response: ServerResponse, isWelcome: () => boolean): void {
    let heartbeat: Disposable | null = null;
    let watching: Disposable | null = null;

    function end(): void {
      streams.delete(end);
      heartbeat?.dispose();
      watching?.dispose();
      response.destroy();
    }
    function send(text: string): void {
      if (response.destroyed) return;
      if (isWelcome() && response.writableLength < MOST_UNREAD) response.write(text);
      else end();
    }
    function beat(): void {
      heartbeat = scheduler.after(HEARTBEAT_MS, beat);
      send(': still here\n\n');
    }

    streams.add(end);
    response.on('close', end);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    send('retry: 2000\n\n');
    watching = program.watch((event) => send(messageOf(event)));
    heartbeat = scheduler.after(HEARTBEAT_MS, beat);
  }

  return {
    hasRoom: () => streams.size < MOST_STREAMS,
    open,
    dispose() {
      for (const end of [...streams]) end();
    },
  };
}

function messageOf(event: ProgramEvent): string {
  const data = event.type === 'snapshot' ? event.presence : event.change;
  return `event: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`;
}
