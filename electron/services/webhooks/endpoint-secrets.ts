import { z } from 'zod';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import { secretOf } from '../../core/webhooks/signature';
import type { Clock, SecretError, SecretStore, WebhookKeys } from '../../ports';

/** After a new secret was made the former one signs as well for so long: time enough to give the receiver the new one. */
const FORMER_LASTS_MS = 24 * 3_600_000;

const keptSchema = z.object({
  current: z.string().min(1),
  former: z.object({ secret: z.string().min(1), until: z.number() }).nullable(),
});
type Kept = z.infer<typeof keptSchema>;

/** Desktops without a keychain: the secret then lasts as long as the app runs. */
const withoutKeychain: ReadonlySet<SecretError['code']> = new Set(['absent', 'library-missing']);

/** The secrets that events are signed with, one for each receiver. They are in the keychain and in memory, nowhere else. */
export interface EndpointSecrets {
  /** Those that sign now, the newest first. One is made where there is none. */
  signing(endpointId: string): Promise<Result<readonly string[], SecretError>>;
  /** Makes a new one; the former signs as well for a day. */
  renew(endpointId: string): Promise<Result<void, SecretError>>;
  forget(endpointId: string): Promise<void>;
  /** Whether it outlasts the app. */
  isKept(endpointId: string): boolean;
}

export function createEndpointSecrets(secrets: () => SecretStore, keys: WebhookKeys, clock: Clock): EndpointSecrets {
  /** Asked for once: a keychain may ask its owner each time. */
  const known = new Map<string, Promise<Result<Kept, SecretError>>>();
  const unkept = new Set<string>();

  async function keep(endpointId: string, kept: Kept): Promise<Result<Kept, SecretError>> {
    const written = await secrets().write(nameOf(endpointId), JSON.stringify(kept));
    if (!written.ok && !withoutKeychain.has(written.error.code)) return written;
    if (written.ok) unkept.delete(endpointId);
    else unkept.add(endpointId);
    return ok(kept);
  }

  async function load(endpointId: string): Promise<Result<Kept, SecretError>> {
    const read = await secrets().read(nameOf(endpointId));
    if (!read.ok && !withoutKeychain.has(read.error.code)) return read;
    const stored = read.ok && read.value !== null ? parse(read.value) : null;
    return stored === null ? keep(endpointId, { current: secretOf(keys.newKey()), former: null }) : ok(stored);
  }

  async function get(endpointId: string): Promise<Result<Kept, SecretError>> {
    const asked = known.get(endpointId) ?? load(endpointId);
    known.set(endpointId, asked);
    const outcome = await asked;
    // A keychain that is locked now may be open later.
    if (!outcome.ok && known.get(endpointId) === asked) known.delete(endpointId);
    return outcome;
  }

  return {
    async signing(endpointId) {
      const outcome = await get(endpointId);
      if (!outcome.ok) return outcome;
      const { current, former } = outcome.value;
      return ok(former !== null && former.until > clock.now() ? [current, former.secret] : [current]);
    },
    async renew(endpointId) {
      const before = await get(endpointId);
      if (!before.ok) return before;
      const former = { secret: before.value.current, until: clock.now() + FORMER_LASTS_MS };
      const kept = await keep(endpointId, { current: secretOf(keys.newKey()), former });
      if (!kept.ok) return err(kept.error);
      known.set(endpointId, Promise.resolve(kept));
      return ok(undefined);
    },
    async forget(endpointId) {
      known.delete(endpointId);
      unkept.delete(endpointId);
      await secrets().remove(nameOf(endpointId));
    },
    isKept: (endpointId) => !unkept.has(endpointId),
  };
}

const nameOf = (endpointId: string): string => `webhook/${endpointId}`;

function parse(text: string): Kept | null {
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
