/** Something that was started and can be ended. Ending twice is harmless. */
export interface Disposable {
  dispose(): void;
}

export interface Clock {
  /** This computer's time in epoch milliseconds. It may jump. */
  now(): number;
}

export interface Scheduler {
  /** Runs the task once after the delay, unless disposed before. */
  after(delayMs: number, task: () => void): Disposable;
}

/** Where chance comes from, so that tests can fix it. */
export interface Chance {
  /** A version 4 UUID. */
  uuid(): string;
  /** A number in [0, 1). */
  fraction(): number;
}

/** Structured log. Every field passes the redactor before it is written; secrets never belong here all the same. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, unknown>>;
