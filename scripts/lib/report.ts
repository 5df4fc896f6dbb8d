/** Receives one plain line of text per step. */
export type Report = (line: string) => void;

/** Prints each line on standard output. */
export const printReport: Report = (line) => {
  process.stdout.write(`${line}\n`);
};

/** Seconds since `startedAtMs` (of `performance.now()`), as "0.3 s". */
export function secondsSince(startedAtMs: number): string {
  return `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`;
}
