/** Lets one task run at a time, in the order in which they came. */
export interface Lane {
  /** Runs the task as soon as the earlier ones have ended. One in the background is cut short for it. */
  run<Value>(task: () => Promise<Value>): Promise<Value>;
  /**
   * Runs a task that gives way to every other.
   *
   * @param task its signal is aborted when another task wants to run.
   */
  runInBackground<Value>(task: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
}

export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  const background = new Set<AbortController>();

  function enter<Value>(task: () => Promise<Value>): Promise<Value> {
    const outcome = last.then(task);
    last = outcome.catch(() => undefined);
    return outcome;
  }

  return {
    run(task) {
      for (const controller of background) controller.abort();
      return enter(task);
    },
    runInBackground(task) {
      const controller = new AbortController();
      background.add(controller);
      return enter(() => task(controller.signal)).finally(() => background.delete(controller));
    },
  };
}
