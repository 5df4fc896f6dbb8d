import { describe, expect, it } from 'vitest';
import { createHttpTransport } from '../../../electron/adapters/http-transport';

function recording(answer: () => Promise<Response>) {
  const calls: { input: string | Request; init: RequestInit | undefined }[] = [];
  const transport = createHttpTransport({
    fetch: (input, init) => {
      calls.push({ input, init });
      return answer();
    },
  });
  return { calls, transport };
}

describe('the transport over Electron’s network stack', () => {
  it('sends no cookie and follows no redirect, whatever the caller says', async () => {
    const { calls, transport } = recording(() => Promise.resolve(new Response('{}')));
    const { signal } = new AbortController();
    await transport(new URL('https://api.mypurecloud.de/api/v2/users/me'), {
      method: 'PATCH',
      body: '{}',
      signal,
      credentials: 'include',
      redirect: 'follow',
    });
    expect(calls).toEqual([
      {
        input: 'https://api.mypurecloud.de/api/v2/users/me',
        init: { method: 'PATCH', body: '{}', signal, credentials: 'omit', redirect: 'manual' },
      },
    ]);
  });

  it('passes a request object on as it is', async () => {
    const { calls, transport } = recording(() => Promise.resolve(new Response('{}')));
    const request = new Request('https://api.mypurecloud.de/');
    await transport(request);
    expect(calls[0]?.input).toBe(request);
  });

  it('answers 302 for a redirect, which Electron throws', async () => {
    const { transport } = recording(() => Promise.reject(new Error('Redirect was cancelled')));
    expect((await transport('https://api.mypurecloud.de/')).status).toBe(302);
  });

  it.each([new Error('net::ERR_NAME_NOT_RESOLVED'), new DOMException('given up', 'AbortError')])(
    'lets %s through untouched',
    async (failure) => {
      const { transport } = recording(() => Promise.reject(failure));
      await expect(transport('https://api.mypurecloud.de/')).rejects.toBe(failure);
    },
  );
});
