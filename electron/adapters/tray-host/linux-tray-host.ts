import type { Disposable, Log, Scheduler, TrayHost } from '../../ports';
import { busDaemon, connectBus, type BusSignal, type MessageBus } from '../bus/message-bus';
import { isItemOf, readRegistration, watcherMatchRules, watcherName } from './status-notifier-watcher';

/** How long an icon may take to register before it is taken for lost. */
export const REGISTRATION_LIMIT_MS = 3_000;
/** A panel that restarts is back well within this. */
export const RESTART_LIMIT_MS = 5_000;
/** A bus that does not answer is as good as none. */
export const FIRST_ANSWER_LIMIT_MS = 5_000;

export interface LinuxTrayHostOptions {
  /** Whose icon is looked for. */
  readonly processId: number;
  /** `DBUS_SESSION_BUS_ADDRESS`, if it is set. */
  readonly busAddress: string | undefined;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

type State = Parameters<Parameters<TrayHost['watch']>[0]>[0];

/**
 * Watches the desktop's tray over D-Bus. Electron registers its icon with the tray that is there at the time and never
 * again, so a tray that comes later is told as `appeared`, and the icon must then be made anew. That is told once more when
 * a tray is there but the icon does not register, and `absent` when that does not help either.
 */
export function createLinuxTrayHost(options: LinuxTrayHostOptions): TrayHost {
  const { processId, busAddress, scheduler, log } = options;
  let tell: ((state: State) => void) | null = null;
  let told: State | null = null;
  let bus: MessageBus | null = null;
  let timer: Disposable | null = null;
  let examination = 0;
  const end = new AbortController();

  return {
    watch(listener) {
      tell = listener;
      wait(FIRST_ANSWER_LIMIT_MS, () => report('absent'));
      void start();
    },
    dispose() {
      end.abort();
      timer?.dispose();
    },
  };

  async function start(): Promise<void> {
    if (busAddress === undefined || busAddress === '') {
      report('absent');
      return;
    }
    try {
      const connected = await connectBus(busAddress, (signal) => void hear(signal), end.signal);
      bus = connected;
      await Promise.all(watcherMatchRules.map((rule) => connected.subscribe(rule)));
      await examine();
    } catch (error) {
      if (!end.signal.aborted) {
        log.warn('tray host: no session bus', { error: String(error) });
        report('absent');
      }
    }
  }

  async function hear(signal: BusSignal): Promise<void> {
    if (signal.interface === busDaemon.interface && signal.member === 'NameOwnerChanged') {
      await examine();
    } else if (signal.interface === watcherName && signal.member === 'StatusNotifierHostRegistered') {
      await examine();
    } else if (signal.interface === watcherName && signal.member === 'StatusNotifierItemRegistered') {
      const [item] = signal.body;
      if (bus !== null && typeof item === 'string' && (await isItemOf(bus, item, processId))) {
        report('registered');
      }
    }
  }

  async function examine(): Promise<void> {
    const mine = ++examination;
    if (bus === null) {
      return;
    }
    const registration = await readRegistration(bus, processId).catch((error: unknown) => {
      log.warn('tray host: the tray does not answer as it should', { error: String(error) });
      return 'absent' as const;
    });
    if (mine !== examination || end.signal.aborted) {
      return;
    }
    switch (registration) {
      case 'registered':
        report('registered');
        break;
      case 'absent':
        if (told === null) {
          report('absent');
        } else if (told !== 'absent') {
          wait(RESTART_LIMIT_MS, () => report('absent'));
        }
        break;
      case 'not-registered':
        if (told === 'absent') {
          announce();
        } else {
          wait(REGISTRATION_LIMIT_MS, told === 'appeared' ? () => report('absent') : announce);
        }
        break;
    }
  }

  /** The icon must be made anew; if that does not help, there is no use in this tray. */
  function announce(): void {
    report('appeared');
    wait(REGISTRATION_LIMIT_MS, () => report('absent'));
  }

  function report(state: State): void {
    timer?.dispose();
    timer = null;
    if (!end.signal.aborted && state !== told) {
      told = state;
      tell?.(state);
    }
  }

  function wait(delayMs: number, task: () => void): void {
    timer?.dispose();
    timer = scheduler.after(delayMs, task);
  }
}
