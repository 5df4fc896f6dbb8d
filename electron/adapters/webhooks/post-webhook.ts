import axios from 'axios';
import type { AxiosResponse } from 'axios';
import { parseRetryAfterMs } from '../../../shared/http/retry-after';
import { isLoopback } from '../../../shared/loopback';
import type { DeliveryFault } from '../../../shared/webhooks/fault';
import type { AnsweredPost, AppPorts, Clock, PostWebhook, WebhookRequest } from '../../ports';

/** As much as the agent is shown of what a receiver says. */
const EXCERPT_BYTES = 1_024;

export interface PostDependencies {
  readonly fetch: AppPorts['fetch'];
  /**
   * The addresses that a name leads to; none where this computer cannot tell, as behind a proxy that resolves names itself.
   * It does not throw.
   */
  readonly resolveHost: (hostname: string) => Promise<readonly string[]>;
  /** Whether an event may go there. */
  readonly mayReceive: (address: string, isLoopbackMeant: boolean) => boolean;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/**
 * Webhooks by axios over the `fetch` that is handed in. A status below 200 or from 300 on is an answer like any other. The
 * headers are the answer: a receiver that breaks off in its body has taken the event all the same.
 */
export function createPostWebhook({ fetch, resolveHost, mayReceive, timeoutMs, clock }: PostDependencies): PostWebhook {
  const instance = axios.create({
    adapter: 'fetch',
    env: { fetch },
    maxRedirects: 0,
    withCredentials: false,
    fetchOptions: { cache: 'no-store', redirect: 'manual' },
    responseType: 'stream',
    transformRequest: [(data: unknown) => data],
    validateStatus: () => true,
  });

  async function leadsAstray(url: string): Promise<boolean> {
    const { hostname } = new URL(url);
    const isLoopbackMeant = isLoopback(hostname);
    const host = hostname.replace(/^\[|\]$/g, '');
    const addresses = isAddress(host) ? [host] : await resolveHost(host);
    return addresses.some((address) => !mayReceive(address, isLoopbackMeant));
  }

  return async ({ url, body, headers }: WebhookRequest, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      if (await whileLasting(leadsAstray(url), limit)) return failed('address-forbidden');
      const response = await whileLasting(
        instance.post<unknown>(url, body, { headers: { ...headers }, signal: limit }),
        limit,
      );
      if (response.status >= 300 && response.status < 400) {
        void cancel(response.data);
        return failed('redirect');
      }
      return await answered(response, limit, clock.now());
    } catch (error) {
      return failed(limit.aborted && !signal.aborted ? 'timeout' : faultOf(error));
    }
  };
}

async function answered(response: AxiosResponse<unknown>, limit: AbortSignal, now: number): Promise<AnsweredPost> {
  const header = (name: string): string | null => {
    const value: unknown = response.headers[name];
    return typeof value === 'string' ? value : null;
  };
  const retryAfterMs = parseRetryAfterMs(header('retry-after'), header('date'), now, null);
  const excerpt = await whileLasting(excerptOf(response.data), limit).catch(() => '');
  return { answer: { kind: 'answered', status: response.status, retryAfterMs }, excerpt };
}

const failed = (fault: DeliveryFault): AnsweredPost => ({ answer: { kind: 'failed', fault }, excerpt: '' });

/** The first of what is said, and no more is asked for. */
async function excerptOf(body: unknown): Promise<string> {
  if (!(body instanceof ReadableStream)) return '';
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    while (bytes < EXCERPT_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      bytes += value.byteLength;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return Buffer.concat(chunks)
    .subarray(0, EXCERPT_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}

async function cancel(body: unknown): Promise<void> {
  if (body instanceof ReadableStream) await body.cancel().catch(() => undefined);
}

/** What takes no signal is left to itself when the time is over. */
function whileLasting<Value>(work: Promise<Value>, limit: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new Error('The time is over.'));
    if (limit.aborted) end();
    limit.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => limit.removeEventListener('abort', end));
  });
}

const isAddress = (host: string): boolean => host.includes(':') || /^[\d.]+$/.test(host);

const faults: readonly (readonly [RegExp, DeliveryFault])[] = [
  [/^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED)$/, 'not-found'],
  [/CERT|^ERR_SSL_|^ERR_TLS_|^UNABLE_TO_|^DEPTH_ZERO|^SELF_SIGNED|^HOSTNAME_MISMATCH$|^EPROTO$/, 'certificate'],
];

/** By the stable names in an error and in what caused it: `code` in Node, `net::ERR_…` in Chromium's message. */
function faultOf(thrown: unknown): DeliveryFault {
  const codes: string[] = [];
  for (let error = thrown, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth += 1) {
    if ('code' in error && typeof error.code === 'string') codes.push(error.code);
    const chromium = /net::(ERR_\w+)/.exec(error.message)?.[1];
    if (chromium !== undefined) codes.push(chromium);
  }
  for (const [pattern, fault] of faults) if (codes.some((code) => pattern.test(code))) return fault;
  return 'network';
}
