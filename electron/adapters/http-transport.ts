/** As much of an Electron `Session` as fetching needs. */
export interface FetchingSession {
  fetch(input: string | Request, init?: RequestInit): Promise<Response>;
}

/** What Electron's network stack says when a redirect is neither followed nor an error (`redirect: 'manual'`). */
const notFollowed = 'Redirect was cancelled';

/**
 * `fetch` over Chromium's network stack, which knows the system's proxy, its PAC file and its certificates. No cookie is
 * sent or kept, and no redirect is followed, so that a bearer token never reaches another host.
 *
 * A redirect is answered as a plain 302 without address: Electron does not tell more than that there was one.
 *
 * @param session A session of its own, in memory (`session.fromPartition('cloud', { cache: false })`): the windows' session
 * is shut to everything but our own pages. Without a cache, no answer is kept on disk.
 */
export function createHttpTransport(session: FetchingSession): typeof fetch {
  return async (input, init) => {
    const target = input instanceof URL ? input.href : input;
    try {
      return await session.fetch(target, { ...init, credentials: 'omit', redirect: 'manual' });
    } catch (error) {
      if (error instanceof Error && error.message === notFollowed) return new Response(null, { status: 302 });
      throw error;
    }
  };
}
