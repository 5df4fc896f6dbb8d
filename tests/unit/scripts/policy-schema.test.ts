import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { policySchemaFile, policySchemaText } from '../../../scripts/policy-schema';

it('The published schema of the policy file is that by which the app reads it (npx tsx scripts/policy-schema.ts)', async () => {
  expect(await readFile(policySchemaFile, 'utf8')).toBe(await policySchemaText());
});
