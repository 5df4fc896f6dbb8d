import type { TokenSource } from './ports';

/** A token source that is made later: who asks for tokens is wired before who has them. */
export function lateTokens(source: () => TokenSource): TokenSource {
  return {
    get: () => source().get(),
    invalidate: (token) => source().invalidate(token),
    used: (token) => source().used?.(token),
    scopes: () => source().scopes?.() ?? null,
  };
}
