import type { ServerResponse } from 'node:http';
import type { Disposable, Scheduler } from '../../ports';
import type { PresenceProgram, ProgramEvent, ToldUntil } from '../../services/presence-program/presence-program';

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
   * @param lastEventId `Last-Event-ID` of whoever comes back after a lost connection.
   */
  open(response: ServerResponse, isWelcome: () => boolean, lastEventId?: string): void;
}

export function createEventStreams(program: Pick<PresenceProgram, 'watch'>, scheduler: Scheduler): EventStreams {
  const streams = new Set<() => void>();

  function open(response: ServerResponse, isWelcome: () => boolean, lastEventId = ''): void {
    // An answer that waits behind another one of its connection does not hear of that connection's end.
    const connection = response.req.socket;
    let heartbeat: Disposable | null = null;
    let watching: Disposable | null = null;

    function end(): void {
      streams.delete(end);
      heartbeat?.dispose();
      watching?.dispose();
      connection.off('close', end);
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
    connection.setMaxListeners(2 * MOST_STREAMS).on('close', end);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
    send('retry: 2000\n\n');
    watching = program.watch((event) => send(messageOf(event)), toldUntil(lastEventId));
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
  if (event.type === 'snapshot') return `event: snapshot\ndata: ${JSON.stringify(event.presence)}\n\n`;
  const { userId, change } = event;
  return `id: ${userId}/${change.sequence}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
}

/** What the id of a message says; null for none of ours. */
function toldUntil(id: string): ToldUntil | null {
  const [, userId, sequence] = /^([\w-]{1,64})\/(\d{1,15})$/.exec(id) ?? [];
  return userId === undefined ? null : { userId, sequence: Number(sequence) };
}
