import type { Report } from '../report';
import type { Counts } from './counts';

export interface SuiteContext {
  readonly report: Report;
  /** The environment of the prepared desktop session: a display, a session bus and an open keyring of its own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One part of `npm test`. */
export interface Suite {
  readonly name: string;
  /** Whether it needs the system packages of a test run, Electron and a desktop session. */
  readonly needsDesktop: boolean;
  run(context: SuiteContext): Promise<Counts>;
}
