import { z } from 'zod';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { SignedOutReason } from '../../shared/snapshot';
import type { Identity, SecretError, SecretStore, Tokens } from '../ports';

/** A sign-in as it is kept in the keychain. Roles are left out: they change, and Windows holds 2,400 bytes only. */
const rememberedSchema = z.object({
  accessToken: z.string().min(1),
  expiresAt: z.number(),
  refreshToken: z.string().min(1).nullish(),
  userId: z.string().min(1),
  userName: z.string(),
  email: z.string().nullish(),
  organisationId: z.string(),
  organisationName: z.string(),
});

export interface RememberedSignIn {
  readonly tokens: Tokens;
  readonly identity: Identity;
}

const reasonOf = {
  locked: 'keyring-locked',
  absent: 'keyring-absent',
  'library-missing': 'libsecret-missing',
  hanging: 'keyring-hanging',
  'too-large': 'keyring-absent',
  failed: 'keyring-absent',
} as const satisfies Record<SecretError['code'], SignedOutReason>;

const keychainReasons: ReadonlySet<SignedOutReason> = new Set(Object.values(reasonOf));

/** Nobody is signed in because the keychain did not give what it may hold. */
export const isKeychainReason = (reason: SignedOutReason): boolean => keychainReasons.has(reason);

/**
 * The sign-in of last time, or null when there is none. An entry that this version cannot read counts as none: the agent
 * signs in again and it is replaced.
 */
export async function recallSignIn(
  secrets: SecretStore,
  name: string,
): Promise<Result<RememberedSignIn | null, { readonly reason: SignedOutReason; readonly detail: string }>> {
  const read = await secrets.read(name);
  if (!read.ok) return err({ reason: reasonOf[read.error.code], detail: read.error.detail });
  const remembered = read.value === null ? null : parse(read.value);
  if (remembered === null) return ok(null);
  const { accessToken, expiresAt, refreshToken, email, ...identity } = remembered;
  return ok({
    tokens: { accessToken, expiresAt, refreshToken: refreshToken ?? null, scopes: null },
    identity: { ...identity, email: email ?? null, permissions: null },
  });
}

/** Whether the keychain took it; when not, the sign-in lasts until the app quits. */
export async function rememberSignIn(
  secrets: SecretStore,
  name: string,
  { tokens, identity }: RememberedSignIn,
): Promise<boolean> {
  const { userId, userName, email, organisationId, organisationName } = identity;
  const { accessToken, expiresAt, refreshToken } = tokens;
  const entry: z.infer<typeof rememberedSchema> = {
    accessToken,
    expiresAt,
    ...(refreshToken !== null && { refreshToken }),
    userId,
    userName,
    ...(email !== null && { email }),
    organisationId,
    organisationName,
  };
  return (await secrets.write(name, JSON.stringify(entry))).ok;
}

function parse(text: string): z.infer<typeof rememberedSchema> | null {
  try {
    return rememberedSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
