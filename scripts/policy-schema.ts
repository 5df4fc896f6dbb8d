// Writes docs/policy.schema.json, the JSON Schema of the organisation's policy file, from the schema that the app reads it by.
// Usage: npx tsx scripts/policy-schema.ts
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { policySchema } from '../shared/settings';
import { projectFolder } from './lib/project';

export const policySchemaFile = path.join(projectFolder, 'docs', 'policy.schema.json');

/** The text of the file. */
export async function policySchemaText(): Promise<string> {
  const schema = {
    title: 'Policy of Presence Tray',
    description: 'What an organisation decides for every account of a computer. See docs/settings.md.',
    ...z.toJSONSchema(policySchema, { io: 'input' }),
  };
  return format(JSON.stringify(schema), { ...(await resolveConfig(policySchemaFile)), parser: 'json' });
}

if (process.argv[1] === import.meta.filename) await writeFile(policySchemaFile, await policySchemaText());
