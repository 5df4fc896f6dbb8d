/** How many tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: Counts = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Counts = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** "12 passed, 0 failed", with ", 3 skipped" if there are any. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The counts of a suite as they must be told: a run that crashed, was cut short or looked at nothing has failed, whatever its
 * report says.
 */
export function honestCounts(reported: Counts | undefined, exitCode: number | null): Counts {
  if (reported === undefined) return oneFailed;
  if (reported.failed > 0) return reported;
  const ranNothing = reported.passed + reported.skipped === 0;
  return exitCode === 0 && !ranNothing ? reported : { ...reported, failed: 1 };
}
