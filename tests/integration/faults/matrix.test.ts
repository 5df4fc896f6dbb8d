import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { expectedOutcomes } from './expected-outcomes';
import { faultTable, tableBegin, tableEnd } from './fault-table';
import { faults, operations } from './faults';
import { runCell } from './run-cell';

const targets = { platform: 'meal', resource: 'busy' } as const;

describe.each(['platform', 'resource'] as const)('In the %s dialect', (dialect) => {
  const cells = faults.flatMap((fault) => operations.map((operation) => ({ fault, operation })));

  it.each(cells)('“$fault.name” in a $operation has the outcome that the table tells', async ({ fault, operation }) => {
    const outcome = await runCell(dialect, operation, fault);
    expect(outcome.text).toBe(expectedOutcomes[fault.name]?.[dialect][operation]);
    expect(outcome.shown).toBe(outcome.atCloud);
    const isSet = operation !== 'subscribe' && /\bset( after .*)?$/.test(outcome.text);
    // Never twice, however often it was sent.
    expect(outcome.carriedOut).toEqual(isSet ? [targets[dialect]] : []);
  });
});

describe('The table of outcomes', () => {
  it('tells of every fault, and of no other', () => {
    expect(Object.keys(expectedOutcomes)).toEqual(faults.map(({ name }) => name));
  });

  it('stands in docs/testing.md (when it does not: copy it from tests/.output/fault-matrix.md)', async () => {
    const table = await faultTable();
    await mkdir('tests/.output', { recursive: true });
    await writeFile('tests/.output/fault-matrix.md', `${table}\n`);
    const text = await readFile('docs/testing.md', 'utf8');
    const from = text.indexOf(tableBegin);
    const to = text.indexOf(tableEnd);
    expect(text.slice(from, to + tableEnd.length)).toBe(table);
  });
});
