import { compilePathPattern } from '../path-pattern';

/** What goes wrong for the requests that match. */
export interface Fault {
  /** A glob or, beginning with `^`, a regular expression over the path without its query. */
  readonly path: string;
  /** Upper-case HTTP method; any when absent. */
  readonly method?: string | undefined;
  /** Answer with this status instead of doing what was asked. */
  readonly status?: number | undefined;
  /** Headers to set on the answer; null takes one away. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  /** Body of the answer: a string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly latencyMs?: number | undefined;
  /**
   * `drop-connection`: the request is not carried out and the connection breaks.
   * `lose-answer`: it is carried out and the connection breaks.
   * `delay-answer`: it is carried out at once and the answer waits for `latencyMs`, which otherwise passes before.
   */
  readonly action?: 'drop-connection' | 'lose-answer' | 'delay-answer' | undefined;
  /** For so many requests; until cleared when absent. */
  readonly times?: number | undefined;
}

interface Planned {
  readonly id: number;
  readonly fault: Fault;
  readonly matches: (path: string) => boolean;
  left: number;
}

/** The faults that are in force, the oldest first; the first that matches a request is applied to it. */
export class FaultPlan {
  private planned: Planned[] = [];
  private lastId = 0;

  /** @throws SyntaxError when the path is a regular expression that cannot be read. */
  add(fault: Fault): number {
    this.lastId += 1;
    const matches = compilePathPattern(fault.path);
    this.planned.push({ id: this.lastId, fault, matches, left: fault.times ?? Infinity });
    return this.lastId;
  }

  /** @param id one fault, or all of them when absent. */
  clear(id?: number): void {
    this.planned = id === undefined ? [] : this.planned.filter((planned) => planned.id !== id);
  }

  take(method: string, path: string): Fault | null {
    const found = this.planned.find(
      ({ fault, matches }) => (fault.method === undefined || fault.method === method) && matches(path),
    );
    if (found === undefined) return null;
    found.left -= 1;
    if (found.left <= 0) this.clear(found.id);
    return found.fault;
  }

  all(): readonly (Fault & { readonly id: number; readonly left: number | null })[] {
    return this.planned.map(({ id, fault, left }) => ({ ...fault, id, left: Number.isFinite(left) ? left : null }));
  }
}
