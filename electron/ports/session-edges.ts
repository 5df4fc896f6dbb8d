import type { IdleSourceFault, IdleSourceName } from '../../shared/inactivity/idle-source';
import type { Disposable } from './system';

/** Time that nobody can set, in milliseconds from an arbitrary start. */
export interface SteadyTime {
  /** Goes on while the computer sleeps. Not less than the computer is up. */
  throughSleepMs(): number;
  /** Stands still while the computer sleeps; on Windows it goes on too. */
  awakeMs(): number;
}

/** One way to learn how long ago the last input was. */
export interface IdleSource {
  readonly name: IdleSourceName;
  /** It tells only that nobody was there for minutes, and says 0 until then. */
  readonly isCoarse: boolean;
  /** Why it can never be right in this session, or null. */
  readonly barredBy: IdleSourceFault | null;
  /**
   * Milliseconds since the last input as the source has it, unchecked; null where this desktop lacks it.
   *
   * @throws when it answers with an error. An answer may also never come.
   */
  read(): Promise<number | null>;
}

/** What one of the places that know says of the session, as it says it: perhaps twice, perhaps contradicted by another. */
export type SessionSign =
  | { readonly type: 'going-to-sleep' | 'awake' | 'ending' }
  /** `isLocked` is null when it can no longer be told from there. */
  | { readonly type: 'lock'; readonly voice: 'system' | 'session' | 'screen-saver'; readonly isLocked: boolean | null }
  /** A source of idle time came, went or changed. */
  | { readonly type: 'source-changed' };

/** A place that knows what becomes of the session. */
export interface SessionSigns extends Disposable {
  start(listener: (sign: SessionSign) => void): void;
}

export type HeldBack = 'sleep' | 'end';

/** Keeps the operating system from going on until work is done, where it lets itself be kept. */
export interface SystemHold extends Disposable {
  /** Asks to be waited for from now on. */
  ask(wanted: Readonly<Record<HeldBack, boolean>>): void;
  /** How long the system would wait now, in milliseconds; 0 where it would not. */
  grantedMs(what: HeldBack): number;
  /** Lets the system go on. */
  release(what: HeldBack): void;
  /** The computer is awake: asks again for what was released. */
  renew(): void;
}
