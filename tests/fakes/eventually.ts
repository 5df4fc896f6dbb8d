/** Calls the listener whenever something may have changed; gives back how to stop that. */
export type Watch = (listener: () => void) => () => void;

export interface EventuallyOptions {
  /** How long it may take, in milliseconds. */
  readonly withinMs?: number;
  /** What is waited for, as the error message says it; an answer to the question comes with it. */
  readonly what?: string | (() => string);
  /** What wakes the waiting at once; without it the condition is only polled. */
  readonly watch?: Watch;
}

/** Nobody sees this pause: whoever can tell of a change wakes the waiting before. */
const pollMs = 10;

/**
 * Waits until the condition gives something true, and gives that back.
 *
 * @throws when it does not in time.
 */
export async function eventually<Value>(
  condition: () => Value | Promise<Value>,
  { withinMs = 5_000, what = 'the condition', watch }: EventuallyOptions = {},
): Promise<NonNullable<Value>> {
  const endAt = Date.now() + withinMs;
  let wake = (): void => undefined;
  const unwatch = watch?.(() => wake());
  try {
    for (;;) {
      const value = await condition();
      if (value) return value;
      if (Date.now() >= endAt) {
        throw new Error(`Not within ${withinMs} ms: ${typeof what === 'string' ? what : what()}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pollMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  } finally {
    unwatch?.();
  }
}
