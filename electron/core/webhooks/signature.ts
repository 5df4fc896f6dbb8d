/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const SECRET_PREFIX = 'whsec_';

/** HMAC-SHA256 by a key in base64, as base64. */
export type Hmac = (keyBase64: string, text: string) => string;

/**
 * A secret is written down as the specification has it.
 *
 * @param keyBase64 24 to 64 bytes of chance.
 */
export const secretOf = (keyBase64: string): string => `${SECRET_PREFIX}${keyBase64}`;

export interface SignedParts {
  readonly id: string;
  /** When this try leaves, in epoch seconds. */
  readonly timestampSeconds: number;
  readonly body: string;
  /** `whsec_…`, the newest first. While a receiver takes over a new one, the former signs as well. */
  readonly secrets: readonly string[];
}

/** The headers by which a receiver knows who sent it, and that it is no old one sent again. */
export function signatureHeaders(
  { id, timestampSeconds, body, secrets }: SignedParts,
  hmac: Hmac,
): Record<string, string> {
  const content = `${id}.${String(timestampSeconds)}.${body}`;
  const signatures = secrets.map((secret) => `v1,${hmac(secret.slice(SECRET_PREFIX.length), content)}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signatures.join(' '),
  };
}
