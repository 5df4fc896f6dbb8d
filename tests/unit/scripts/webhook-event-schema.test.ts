import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { webhookEventSchemaFile, webhookEventSchemaText } from '../../../scripts/webhook-event-schema';

it('The published schema of webhooks is that by which the app makes them (npx tsx scripts/webhook-event-schema.ts)', async () => {
  expect(await readFile(webhookEventSchemaFile, 'utf8')).toBe(await webhookEventSchemaText());
});
