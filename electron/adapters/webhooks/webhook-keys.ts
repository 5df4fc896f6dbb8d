import { createHmac, randomBytes } from 'node:crypto';
import type { WebhookKeys } from '../../ports';

/** As many bytes as HMAC-SHA256 makes. */
const KEY_BYTES = 32;

export const systemWebhookKeys: WebhookKeys = {
  newKey: () => randomBytes(KEY_BYTES).toString('base64'),
  hmac: (keyBase64, text) =>
    createHmac('sha256', Buffer.from(keyBase64, 'base64')).update(text, 'utf8').digest('base64'),
};
