import axios from 'axios';
import type { Answer } from './errors';
import type { HttpRequest } from './http-client';
import { limitAnswers } from './transport-limit';

/** What carries the requests: Electron's `net.fetch` in the app, Node's in tests. */
export type Fetch = (input: URL | Request | string, init?: RequestInit) => Promise<Response>;

const LARGEST_ANSWER_BYTES = 5 * 1024 * 1024;

/** Sends one request and gives back whatever was answered; throws where no answer came. */
export type Transport = (request: HttpRequest<unknown>, token: string | null, signal: AbortSignal) => Promise<Answer>;

/**
 * axios, with nothing of its own: no redirects, no cookies, no proxy variables, no parsing, no time-out.
 *
 * @param origin Scheme, host and port.
 */
export function createTransport(origin: string, fetch: Fetch, userAgent: string): Transport {
  const instance = axios.create({
    adapter: 'fetch',
    env: { fetch: limitAnswers(fetch, LARGEST_ANSWER_BYTES) },
    baseURL: origin,
    allowAbsoluteUrls: false,
    maxRedirects: 0,
    withCredentials: false,
    // Chromium would keep answers, on disk too.
    fetchOptions: { cache: 'no-store' },
    responseType: 'text',
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    validateStatus: () => true,
  });
  return async ({ method, path, query, body, headers: ownHeaders }, token, signal) => {
    const { data, contentType } = encode(body);
    const {
      status,
      headers,
      data: text,
    } = await instance.request<unknown>({
      method,
      url: query === undefined ? path : `${path}?${new URLSearchParams(query).toString()}`,
      data,
      signal,
      headers: {
        Accept: 'application/json',
        'User-Agent': userAgent,
        ...(contentType === null ? {} : { 'Content-Type': contentType }),
        ...ownHeaders,
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      },
    });
    return {
      status,
      body: typeof text === 'string' ? text : '',
      header: (name) => {
        const value: unknown = headers[name.toLowerCase()];
        return typeof value === 'string' ? value : null;
      },
    };
  };
}

function encode(body: HttpRequest<unknown>['body']): { data: string | undefined; contentType: string | null } {
  if (body === undefined) return { data: undefined, contentType: null };
  if (body.kind === 'json') return { data: JSON.stringify(body.value), contentType: 'application/json' };
  return { data: new URLSearchParams(body.fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}
