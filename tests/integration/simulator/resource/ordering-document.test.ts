import axios, { isAxiosError } from 'axios';
import type { AxiosInstance, AxiosResponse } from 'axios';
import { describe, expect, it } from 'vitest';
import { mealId, startOfTime } from '../support';
import { scopes, startResourceCloud, states } from './support';

/**
 * The update sequence of the ordering document, step by step as its code goes: one token; a PUT without a condition, then
 * PUTs whose condition is the `date` of the answer before; 412 for a conflict; one repetition after 429; and a history that
 * is read page by page until `pageCount`. Its code forgets to show the client's secret; that is added.
 */
class Program {
  private token: string | null = null;
  private lastModified: string | null = null;
  private readonly http: AxiosInstance;

  constructor(
    private readonly url: string,
    private readonly client: { readonly clientId: string; readonly clientSecret: string },
    private readonly wait: (ms: number) => Promise<void>,
  ) {
    this.http = axios.create({ baseURL: url, timeout: 15_000 });
    this.http.interceptors.request.use(async (config) => {
      config.headers.Authorization = `Bearer ${await this.accessToken()}`;
      config.headers['Content-Type'] = 'application/json';
      return config;
    });
    this.http.interceptors.response.use(undefined, async (error: unknown) => {
      if (!isAxiosError(error) || error.response?.status !== 429 || error.config === undefined) throw error;
      const header: unknown = error.response.headers['retry-after'];
      await this.wait(typeof header === 'string' ? Number.parseInt(header, 10) * 1000 : 2000);
      return this.http.request(error.config);
    });
  }

  private async accessToken(): Promise<string> {
    if (this.token !== null) return this.token;
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope: scopes });
    const auth = { username: this.client.clientId, password: this.client.clientSecret };
    const { data } = await axios.post<{ access_token: string }>(`${this.url}/oauth/token`, form, { auth });
    this.token = data.access_token;
    return this.token;
  }

  async update(userId: string, state: keyof typeof states, reason?: string): Promise<AxiosResponse> {
    const payload = { ...states[state], ...(reason && { reason }) };
    const headers = this.lastModified === null ? {} : { 'If-Unmodified-Since': this.lastModified };
    try {
      const response = await this.http.put(`/api/v2/users/${userId}/presence`, payload, { headers });
      this.lastModified = String(response.headers['date']);
      return response;
    } catch (error) {
      if (isAxiosError(error) && error.response?.status === 412) throw new Error('conflict', { cause: error });
      throw error;
    }
  }

  async history(userId: string, startDate: string, endDate: string, pageSize: number): Promise<readonly unknown[]> {
    const records: unknown[] = [];
    let hasMore = true;
    for (let pageNumber = 1; hasMore; pageNumber += 1) {
      const params = { startDate, endDate, pageSize: String(pageSize), pageNumber: String(pageNumber) };
      const { data } = await this.http.get<{ entities?: unknown[]; pageCount?: number }>(
        `/api/v2/users/${userId}/presence/history`,
        { params },
      );
      records.push(...(data.entities ?? []));
      hasMore = pageNumber < (data.pageCount ?? 1);
    }
    return records;
  }
}

describe('the sequence of the ordering document', () => {
  it('works from the token over updates and a conflict to the last page of the history', async () => {
    const cloud = await startResourceCloud();
    const { id } = cloud.agent(0);
    const waits: number[] = [];
    const program = new Program(cloud.url, cloud.description.oauth, async (ms) => {
      waits.push(ms);
      await cloud.advance(ms);
    });

    expect((await program.update(id, 'unavailable', 'Dentist')).status).toBe(200);
    await cloud.advance(60_000);
    expect((await program.update(id, 'available')).status).toBe(200);
    await cloud.advance(60_000);

    // Another client is faster.
    await cloud.control('presence', { userId: id, definitionId: mealId, by: 'a supervisor' });
    await expect(program.update(id, 'away')).rejects.toThrow('conflict');

    const from = new Date(startOfTime - 3_600_000).toISOString();
    const to = new Date(startOfTime + 3_600_000).toISOString();
    const records = await program.history(id, from, to, 1);
    expect(records).toMatchObject([states.available, states.unavailable, states.available, states.unavailable]);
    expect(waits).toEqual([]);

    const { requests } = (await cloud.controlGet('requests?path=/api/v2/**')) as unknown as {
      requests: { method: string; headers: Record<string, string>; status: number }[];
    };
    expect(requests.map(({ method, status }) => [method, status])).toEqual([
      ['PUT', 200],
      ['PUT', 200],
      ['PUT', 412],
      ...Array.from({ length: 4 }, () => ['GET', 200]),
    ]);
    expect(requests.slice(0, 3).map(({ headers }) => headers['if-unmodified-since'])).toEqual([
      undefined,
      new Date(startOfTime).toUTCString(),
      new Date(startOfTime + 60_000).toUTCString(),
    ]);
  });

  it.each([
    ['as long as the cloud asks', { 'Retry-After': '7' }, 7_000],
    ['two seconds when it does not say', {}, 2_000],
  ])('waits %s after 429 and goes on', async (_, headers, expected) => {
    const cloud = await startResourceCloud();
    const waits: number[] = [];
    const program = new Program(cloud.url, cloud.description.oauth, async (ms) => void waits.push(ms));
    const body = { code: 'too.many.requests', message: 'Too many requests.', status: 429 };
    await cloud.control('faults', { path: '/api/v2/**', method: 'PUT', status: 429, times: 1, body, headers });
    expect((await program.update(cloud.agent(0).id, 'away')).status).toBe(200);
    expect(waits).toEqual([expected]);
  });
});
