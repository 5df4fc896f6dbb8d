// Writes docs/webhook-event.schema.json, the JSON Schema of what webhooks carry, from the schema that the app makes them by.
// Usage: npx tsx scripts/webhook-event-schema.ts
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { webhookEventSchema } from '../shared/webhooks/event';
import { projectFolder } from './lib/project';

export const webhookEventSchemaFile = path.join(projectFolder, 'docs', 'webhook-event.schema.json');

/** The text of the file. A receiver must not mind fields that later versions add, so the schema does not shut them out. */
export async function webhookEventSchemaText(): Promise<string> {
  const schema = { title: 'Webhook of Presence Tray', ...z.toJSONSchema(webhookEventSchema, { io: 'input' }) };
  return format(JSON.stringify(schema), { ...(await resolveConfig(webhookEventSchemaFile)), parser: 'json' });
}

if (process.argv[1] === import.meta.filename) await writeFile(webhookEventSchemaFile, await webhookEventSchemaText());
