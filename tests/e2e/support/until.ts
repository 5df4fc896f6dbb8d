import { readFile } from 'node:fs/promises';

const pollMs = 20;

/**
 * Asks again and again until the answer is there: what is waited for happens in another process, which cannot call us.
 *
 * @returns the first answer that is not undefined.
 * @throws with `what` when none came in time.
 */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | undefined> | Value | undefined,
  limitMs = 10_000,
): Promise<Value> {
  const endAtMs = performance.now() + limitMs;
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (performance.now() > endAtMs) throw new Error(`It did not come true in ${limitMs / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** The text of a file, empty while there is none. */
export async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
