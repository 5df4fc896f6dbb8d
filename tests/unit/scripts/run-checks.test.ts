import { expect, it } from 'vitest';
import { runChecks } from '../../../scripts/lib/checks/run-checks';

const passing = { name: 'sound', run: () => Promise.resolve({ ok: true, detail: 'looked at 3 files' }) };
const failing = { name: 'broken', run: () => Promise.resolve({ ok: false, detail: 'first line\nsecond line' }) };
const throwing = { name: 'crashing', run: () => Promise.reject(new Error('no such tool')) };

async function run(...checks: (typeof passing)[]) {
  const lines: string[] = [];
  const counts = await runChecks(checks, (line) => lines.push(line), 1);
  return { counts, lines };
}

it('says in one line that a check passed, with its time', async () => {
  const { counts, lines } = await run(passing);
  expect(counts).toEqual({ passed: 1, failed: 0 });
  expect(lines).toEqual([expect.stringMatching(/^passed {2}sound \(\d+\.\d s\)$/)]);
});

it('shows all that a failed check says', async () => {
  const { counts, lines } = await run(failing, passing);
  expect(counts).toEqual({ passed: 1, failed: 1 });
  expect(lines.join('\n')).toContain('    first line\n    second line');
});

it('counts a check that crashes as failed', async () => {
  const { counts, lines } = await run(throwing);
  expect(counts).toEqual({ passed: 0, failed: 1 });
  expect(lines.join('\n')).toContain('no such tool');
});
