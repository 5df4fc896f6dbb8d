import type { Disposable, Log } from '../../ports';
import { connectBus, type BusSignal, type MessageBus } from './message-bus';

/** One connection to a bus for all who need it, made when the first of them does. */
export interface LastingConnection extends Disposable {
  /** Null where there is no such bus. */
  bus(): Promise<MessageBus | null>;
  /** Does something once there is a bus, and nothing where there is none. A connection that ends meanwhile ends that too. */
  use(task: (bus: MessageBus) => Promise<void>): void;
  /** Hears every signal that somebody subscribed to. */
  onSignal(listener: (signal: BusSignal) => void): void;
}

export interface LastingConnectionOptions {
  readonly name: string;
  readonly address: string | undefined;
  readonly log: Log;
}

export function createLastingConnection({ name, address, log }: LastingConnectionOptions): LastingConnection {
  const listeners: ((signal: BusSignal) => void)[] = [];
  const end = new AbortController();
  let connecting: Promise<MessageBus | null> | null = null;

  async function connect(): Promise<MessageBus | null> {
    if (address === undefined || address === '') return null;
    const hear = (signal: BusSignal): void => listeners.forEach((listener) => listener(signal));
    return connectBus(address, hear, end.signal).catch((error: unknown) => {
      if (!end.signal.aborted) log.info(`no ${name}`, { error: String(error) });
      return null;
    });
  }

  const bus = (): Promise<MessageBus | null> => (connecting ??= connect());

  async function useWhenThere(task: (bus: MessageBus) => Promise<void>): Promise<void> {
    const connected = await bus();
    if (connected === null || end.signal.aborted) return;
    await task(connected).catch((error: unknown) => {
      if (!end.signal.aborted) log.warn(`${name}: it does not answer as it should`, { error: String(error) });
    });
  }

  return {
    bus,
    use: (task) => void useWhenThere(task),
    onSignal: (listener) => void listeners.push(listener),
    dispose: () => end.abort(),
  };
}
