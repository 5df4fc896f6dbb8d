/** Where the simulator reads the time: epoch milliseconds. The app's own Clock fits. */
export interface Clock {
  now(): number;
}

/** Something that was arranged for later and can be called off. */
export interface Scheduled {
  cancel(): void;
}

interface Task {
  readonly dueAt: number;
  readonly run: () => void;
}

/** The longest wait that `setTimeout` takes; longer ones are armed again. */
const longestTimerMs = 2_147_483_647;

/**
 * The time of the simulated cloud: a clock plus an offset that `/simulator/clock` advances. What is due in the skipped
 * time (heartbeats, expiries) then happens in order, each at its own instant, before `advance` returns.
 */
export class SimulatedTime implements Clock {
  private offsetMs = 0;
  private tasks: Task[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly base: Clock) {}

  now(): number {
    return this.base.now() + this.offsetMs;
  }

  /** ISO 8601 with milliseconds and `Z`, as the cloud writes instants; of now unless told otherwise. */
  iso(at: number = this.now()): string {
    return new Date(at).toISOString();
  }

  schedule(delayMs: number, run: () => void): Scheduled {
    const task: Task = { dueAt: this.now() + Math.max(0, delayMs), run };
    const index = this.tasks.findIndex((other) => other.dueAt > task.dueAt);
    this.tasks.splice(index === -1 ? this.tasks.length : index, 0, task);
    this.arm();
    return {
      cancel: () => {
        this.tasks = this.tasks.filter((other) => other !== task);
        this.arm();
      },
    };
  }

  /** @param byMs milliseconds, 0 or more. */
  advance(byMs: number): void {
    const target = this.now() + byMs;
    for (let task = this.tasks[0]; task !== undefined && task.dueAt <= target; task = this.tasks[0]) {
      this.offsetMs += Math.max(0, task.dueAt - this.now());
      this.tasks.shift();
      task.run();
    }
    this.offsetMs += Math.max(0, target - this.now());
    this.arm();
  }

  dispose(): void {
    this.tasks = [];
    this.arm();
  }

  private arm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const first = this.tasks[0];
    if (first === undefined) return;
    const waitMs = Math.min(longestTimerMs, Math.max(0, first.dueAt - this.now()));
    this.timer = setTimeout(() => this.advance(0), waitMs);
  }
}
