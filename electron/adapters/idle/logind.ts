import { z } from 'zod';
import type { IdleSource, SessionSign, SessionSigns } from '../../ports';
import type { LastingConnection } from '../bus/lasting-connection';
import type { BusSignal, MessageBus } from '../bus/message-bus';

const service = 'org.freedesktop.login1';
const manager = { destination: service, path: '/org/freedesktop/login1', interface: `${service}.Manager` } as const;
const properties = 'org.freedesktop.DBus.Properties';

const pathReply = z.tuple([z.string()]);
const flag = z.tuple([z.boolean()]);
const variantOf = <Value extends z.ZodType>(value: Value) => z.tuple([z.object({ value })]);
const booleanReply = variantOf(z.boolean());
const bigReply = variantOf(z.bigint());
const changes = z.tuple([z.string(), z.record(z.string(), z.object({ value: z.unknown() }))]).rest(z.unknown());

/** What systemd waits for those who asked, unless the administrator says otherwise. */
const DEFAULT_DELAY_MS = 5_000;

export interface Logind extends SessionSigns {
  readonly source: IdleSource;
  /** How long it waits at most before sleep and shutdown for those who asked for it, in milliseconds. */
  delayLimitMs(): number;
}

export interface LogindOptions {
  readonly system: LastingConnection;
  /** `XDG_SESSION_ID`, if it is set. */
  readonly sessionId: string | undefined;
  /** The kernel's monotonic clock, in milliseconds. */
  readonly monotonicMs: () => number;
}

/**
 * The session manager of Linux (systemd's or elogind). `Lock` and `Unlock` are only its wishes to the desktop; what counts is
 * the hint that the desktop sets when it has locked.
 */
export function createLogind({ system, sessionId, monotonicMs }: LogindOptions): Logind {
  let tell: (sign: SessionSign) => void = () => undefined;
  let delayMs = DEFAULT_DELAY_MS;
  let finding: Promise<Session | null> | null = null;

  interface Session {
    readonly bus: MessageBus;
    readonly path: string;
  }

  return {
    source: { name: 'logind', isCoarse: true, barredBy: null, read: readIdle },
    delayLimitMs: () => delayMs,
    start(listener) {
      tell = listener;
      system.onSignal(hear);
      system.use(begin);
    },
    dispose: () => void (tell = () => undefined),
  };

  /** Since when the desktop calls the session idle. It does so minutes after the last input, and says nothing before. */
  async function readIdle(): Promise<number | null> {
    const session = await findSession();
    if (session === null) return null;
    const [{ value: isIdle }] = booleanReply.parse(await get(session.bus, session.path, 'Session', 'IdleHint'));
    if (!isIdle) return 0;
    const since = bigReply.parse(await get(session.bus, session.path, 'Session', 'IdleSinceHintMonotonic'));
    return Math.max(0, monotonicMs() - Number(since[0].value) / 1_000);
  }

  async function begin(bus: MessageBus): Promise<void> {
    const delay = bigReply.safeParse(await get(bus, manager.path, 'Manager', 'InhibitDelayMaxUSec').catch(() => null));
    if (delay.success) delayMs = Number(delay.data[0].value) / 1_000;
    await bus.subscribe(`type='signal',sender='${service}',interface='${manager.interface}'`);
    const session = await findSession();
    if (session === null) return;
    await bus.subscribe(`type='signal',sender='${service}',path='${session.path}'`);
    await readLock();
  }

  /** Null where there is no logind, or this process belongs to no session of it. */
  function findSession(): Promise<Session | null> {
    finding ??= find();
    return finding;
  }

  async function find(): Promise<Session | null> {
    const bus = await system.bus();
    // `auto`: programs that the desktop starts as units of the user are in no session, but the user's graphical one is theirs.
    for (const id of bus === null ? [] : [sessionId ?? '', 'auto']) {
      if (id === '') continue;
      const answer = await bus
        ?.call({ ...manager, member: 'GetSession', signature: 's', body: [id] })
        .catch(() => null);
      const path = pathReply.safeParse(answer);
      if (bus && path.success) return { bus, path: path.data[0] };
    }
    return null;
  }

  function get(
    bus: MessageBus,
    path: string,
    of: 'Manager' | 'Session',
    property: string,
  ): Promise<readonly unknown[]> {
    const asked = { destination: service, path, interface: properties, member: 'Get' };
    return bus.call({ ...asked, signature: 'ss', body: [`${service}.${of}`, property] });
  }

  async function readLock(): Promise<void> {
    const session = await findSession();
    if (session === null) return;
    const answer = await get(session.bus, session.path, 'Session', 'LockedHint').catch(() => null);
    const parsed = booleanReply.safeParse(answer);
    if (parsed.success) tell({ type: 'lock', voice: 'session', isLocked: parsed.data[0].value });
  }

  function hear({ path, interface: name, member, body }: BusSignal): void {
    if (name === manager.interface && path === manager.path) {
      const isBeginning = flag.safeParse(body).data?.[0];
      if (member === 'PrepareForSleep') tell({ type: isBeginning === true ? 'going-to-sleep' : 'awake' });
      else if (member === 'PrepareForShutdown' && isBeginning === true) tell({ type: 'ending' });
    } else if (member === 'PropertiesChanged' && name === properties) {
      const changed = changes.safeParse(body);
      if (changed.success && changed.data[0] === `${service}.Session`) hearOfSession(changed.data[1]);
    } else if (name === `${service}.Session` && (member === 'Lock' || member === 'Unlock')) {
      void readLock();
    }
  }

  function hearOfSession(changed: Readonly<Record<string, { readonly value: unknown }>>): void {
    const isLocked = changed['LockedHint']?.value;
    if (typeof isLocked === 'boolean') tell({ type: 'lock', voice: 'session', isLocked });
    if ('IdleHint' in changed) tell({ type: 'source-changed' });
  }
}
