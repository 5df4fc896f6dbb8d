import dbus, { type Message, type MessageBus } from 'dbus-next';

const { Interface } = dbus.interface;
type Service = InstanceType<typeof Interface>;

/** A service on a bus that a test can end at any moment. */
export interface RunningService {
  /** It vanishes, as a desktop that crashed. */
  end(): Promise<void>;
}

/** As much of the bus as its types leave out. A handler that returns true has dealt with the call. */
type AnsweringBus = MessageBus & { addMethodHandler(handler: (message: Message) => boolean): void };

async function serve(
  busAddress: string,
  name: string,
  objects: readonly (readonly [path: string, service: Service])[],
): Promise<RunningService> {
  const bus = dbus.sessionBus({ busAddress });
  let isEnded = false;
  // What is asked of a service that has just ended has no answer, and cannot be given one any more.
  (bus as AnsweringBus).addMethodHandler(() => isEnded);
  for (const [path, service] of objects) bus.export(path, service);
  await bus.requestName(name, 0);
  return {
    async end() {
      if (isEnded) return;
      await bus.releaseName(name);
      isEnded = true;
      bus.disconnect();
    },
  };
}

const pathOf = (name: string): string => `/${name.replaceAll('.', '/')}`;

class IdleCounter extends Interface {
  idleMs = 0;
  asked = 0;

  GetIdletime(): bigint {
    this.asked += 1;
    return BigInt(Math.round(this.idleMs));
  }
}
IdleCounter.configureMembers({ methods: { GetIdletime: { outSignature: 't' } } });

/** The window manager of GNOME, or of Cinnamon, with its count of idle time. */
export async function startFakeWindowManager(
  busAddress: string,
  name = 'org.gnome.Mutter.IdleMonitor',
): Promise<RunningService & { readonly counter: IdleCounter }> {
  const counter = new IdleCounter(name);
  const running = await serve(busAddress, name, [[`${pathOf(name)}/Core`, counter]]);
  return { ...running, counter };
}

class ScreenSaver extends Interface {
  isActive = false;
  idleMs: number | null = null;

  GetActive(): boolean {
    return this.isActive;
  }
  GetSessionIdleTime(): number {
    if (this.idleMs === null) {
      throw new dbus.DBusError('org.freedesktop.DBus.Error.NotSupported', 'Not supported on this platform');
    }
    return this.idleMs;
  }
  ActiveChanged(isActive: boolean): boolean {
    return isActive;
  }
  setActive(isActive: boolean): void {
    this.isActive = isActive;
    this.ActiveChanged(isActive);
  }
}
ScreenSaver.configureMembers({
  methods: { GetActive: { outSignature: 'b' }, GetSessionIdleTime: { outSignature: 'u' } },
  signals: { ActiveChanged: { signature: 'b' } },
});

/** A screen saver. KDE's answers to org.freedesktop.ScreenSaver, and counts idle time on X11 only. */
export async function startFakeScreenSaver(
  busAddress: string,
  name = 'org.freedesktop.ScreenSaver',
): Promise<RunningService & { readonly saver: ScreenSaver }> {
  const saver = new ScreenSaver(name);
  const running = await serve(busAddress, name, [[pathOf(name), saver]]);
  return { ...running, saver };
}

const login = 'org.freedesktop.login1';
const sessionPath = '/org/freedesktop/login1/session/_32';

class LoginManager extends Interface {
  constructor(readonly delayLimitMs: number) {
    super(`${login}.Manager`);
  }

  GetSession(id: string): string {
    if (id !== 'auto') throw new dbus.DBusError(`${login}.NoSuchSession`, `No session ${id}`);
    return sessionPath;
  }
  get InhibitDelayMaxUSec(): bigint {
    return BigInt(this.delayLimitMs * 1_000);
  }
  PrepareForSleep(isBeginning: boolean): boolean {
    return isBeginning;
  }
  PrepareForShutdown(isBeginning: boolean): boolean {
    return isBeginning;
  }
}
LoginManager.configureMembers({
  properties: { InhibitDelayMaxUSec: { signature: 't', access: 'read' } },
  methods: { GetSession: { inSignature: 's', outSignature: 'o' } },
  signals: { PrepareForSleep: { signature: 'b' }, PrepareForShutdown: { signature: 'b' } },
});

class LoginSession extends Interface {
  isLocked = false;
  idleSinceMonotonicMs: number | null = null;

  constructor() {
    super(`${login}.Session`);
  }

  get LockedHint(): boolean {
    return this.isLocked;
  }
  get IdleHint(): boolean {
    return this.idleSinceMonotonicMs !== null;
  }
  get IdleSinceHintMonotonic(): bigint {
    return BigInt(Math.round((this.idleSinceMonotonicMs ?? 0) * 1_000));
  }
  Lock(): void {
    // What a signal's method returns is its body; this one has none.
  }
  setLocked(isLocked: boolean): void {
    this.isLocked = isLocked;
    Interface.emitPropertiesChanged(this, { LockedHint: isLocked }, []);
  }
  setIdleSince(monotonicMs: number | null): void {
    this.idleSinceMonotonicMs = monotonicMs;
    Interface.emitPropertiesChanged(this, { IdleHint: this.IdleHint }, []);
  }
}
LoginSession.configureMembers({
  properties: {
    LockedHint: { signature: 'b', access: 'read' },
    IdleHint: { signature: 'b', access: 'read' },
    IdleSinceHintMonotonic: { signature: 't', access: 'read' },
  },
  signals: { Lock: { signature: '' } },
});

/** The session manager of Linux with one session, the graphical one of this user. */
export async function startFakeLogind(
  busAddress: string,
  delayLimitMs = 5_000,
): Promise<RunningService & { readonly manager: LoginManager; readonly session: LoginSession }> {
  const manager = new LoginManager(delayLimitMs);
  const session = new LoginSession();
  const running = await serve(busAddress, login, [
    [pathOf(login), manager],
    [sessionPath, session],
  ]);
  return { ...running, manager, session };
}
