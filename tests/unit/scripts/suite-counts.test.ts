import { describe, expect, it } from 'vitest';
import { describeCounts, honestCounts, onePassed } from '../../../scripts/lib/suites/counts';
import { countPlaywright, countVitest } from '../../../scripts/lib/suites/reports';
import { runSuites } from '../../../scripts/lib/suites/run-suites';

const context = { report: () => undefined, environment: {} };
const counts = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped });

describe('the last line', () => {
  it('tells what passed and failed', () => {
    expect(describeCounts(counts(12, 0))).toBe('12 passed, 0 failed');
  });

  it('tells what was skipped only if anything was', () => {
    expect(describeCounts(counts(12, 1, 3))).toBe('12 passed, 1 failed, 3 skipped');
  });
});

describe('a suite has failed', () => {
  it('when it left no report', () => {
    expect(honestCounts(undefined, 0)).toEqual(counts(0, 1));
  });

  it('when it ended with an error although every test passed', () => {
    expect(honestCounts(counts(5, 0), 1)).toEqual(counts(5, 1));
  });

  it('when a signal ended it', () => {
    expect(honestCounts(counts(5, 0), null)).toEqual(counts(5, 1));
  });

  it('when it ran nothing', () => {
    expect(honestCounts(counts(0, 0), 0)).toEqual(counts(0, 1));
  });

  it('when it throws, and the next one still runs', async () => {
    const broken = { name: 'broken', needsDesktop: false, run: () => Promise.reject(new Error('broken')) };
    const sound = { name: 'sound', needsDesktop: false, run: () => Promise.resolve(onePassed) };
    expect(await runSuites([broken, sound], context)).toEqual(counts(1, 1));
  });
});

describe('a passing suite', () => {
  it('counts as its report says', () => {
    expect(honestCounts(counts(5, 0, 2), 0)).toEqual(counts(5, 0, 2));
  });
});

describe('the report of Vitest', () => {
  const report = (testResults: unknown[]) =>
    JSON.stringify({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults });

  it('is counted with skipped and planned tests as skipped', () => {
    expect(countVitest(report([]))).toEqual(counts(3, 1, 3));
  });

  it('counts a file that could not be loaded as a failed test', () => {
    expect(countVitest(report([{ status: 'failed', assertionResults: [] }]))).toEqual(counts(3, 2, 3));
  });
});

describe('the report of Playwright', () => {
  const report = (errors: unknown[]) =>
    JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors });

  it('is counted with flaky tests as failed', () => {
    expect(countPlaywright(report([]))).toEqual(counts(4, 2, 2));
  });

  it('counts an error outside of any test as a failed test', () => {
    expect(countPlaywright(report([{ message: 'no such file' }]))).toEqual(counts(4, 3, 2));
  });
});
