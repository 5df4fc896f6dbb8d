import type { RoutingStatusName } from './routing-status';

/** A stretch of time with one value; the running one has no end. Instants are epoch milliseconds. */
export interface Stretch<Value> {
  readonly value: Value;
  readonly startAt: number;
  readonly endAt: number | null;
}

export type PresenceStretch = Stretch<string>;
export type RoutingStretch = Stretch<RoutingStatusName>;

/** What an agent did before the simulator started, oldest first, ending where the live records begin. */
export interface Past {
  readonly presence: readonly PresenceStretch[];
  readonly routing: readonly RoutingStretch[];
}

/** The stretches of one quantity: an invented past, made when first asked for, and what really happened since. */
export class Timeline<Value> {
  private readonly live: Stretch<Value>[];

  constructor(
    private readonly past: () => readonly Stretch<Value>[],
    first: Value,
    startAt: number,
  ) {
    this.live = [{ value: first, startAt, endAt: null }];
  }

  /** Ends the running stretch and begins another, unless the value stays. */
  change(value: Value, at: number): void {
    const running = this.live.at(-1);
    if (running === undefined || running.value === value) return;
    this.live[this.live.length - 1] = { ...running, endAt: at };
    this.live.push({ value, startAt: at, endAt: null });
  }

  /** Every stretch that touches [from, to), unclipped, oldest first. */
  between(from: number, to: number): readonly Stretch<Value>[] {
    return [...this.past(), ...this.live].filter(
      (stretch) => stretch.startAt < to && (stretch.endAt === null || stretch.endAt > from),
    );
  }
}
