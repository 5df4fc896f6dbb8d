import { describe, expect, it } from 'vitest';
import { resolveCloud } from '../../../electron/genesys/regions';
import { regions } from '../../../shared/regions';

describe('the regions', () => {
  it('are eighteen, each with a key, a host and a name of its own', () => {
    expect(regions).toHaveLength(18);
    for (const field of ['key', 'host', 'name'] as const) {
      expect(new Set(regions.map((region) => region[field])).size).toBe(18);
    }
  });

  it.each(regions)('$host leads to its own login and API', ({ key, host, name }) => {
    expect(resolveCloud(host)).toEqual({
      ok: true,
      value: { key, name, login: `https://login.${host}`, api: `https://api.${host}`, isSingleOrigin: false },
    });
  });
});

describe('resolveCloud', () => {
  it.each([
    ['myorg.mypurecloud.com', 'us_east_1'],
    ['myorg.mypurecloud.com.au', 'ap_southeast_2'],
    ['  Apps.USW2.pure.cloud. ', 'us_west_2'],
    ['https://apps.mypurecloud.de/directory/#/me', 'eu_central_1'],
    ['https://mypurecloud.ie', 'eu_west_1'],
  ])('takes %s for the region %s', (input, key) => {
    expect(resolveCloud(input)).toMatchObject({ ok: true, value: { key, isSingleOrigin: false } });
  });

  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '127.0.0.1_8080'],
    ['http://localhost:1/', 'http://localhost:1', 'localhost_1'],
    ['http://[::1]:9', 'http://[::1]:9', '___1__9'],
    ['https://Cloud.Example', 'https://cloud.example', 'cloud.example'],
  ])('takes %s for one origin that serves everything', (input, origin, key) => {
    expect(resolveCloud(input)).toMatchObject({
      ok: true,
      value: { key, login: origin, api: origin, isSingleOrigin: true },
    });
  });

  it.each([
    ['', 'is no region'],
    ['mypurecloud', 'is no region'],
    ['evilmypurecloud.com', 'is no region'],
    ['mypurecloud.com.evil.example', 'is no region'],
    ['mypurecloud.com/evil.example', 'is no region'],
    ['evil.example/.mypurecloud.com', 'is no region'],
    ['evil.example#.mypurecloud.com', 'is no region'],
    ['user@mypurecloud.com', 'is no region'],
    ['pure.cloud', 'is no region'],
    ['127.0.0.1:8080', 'is no region'],
    ['http://cloud.example', 'must begin with https://'],
    ['http://mypurecloud.com', 'must begin with https://'],
    ['http://127.0.0.1.evil.example', 'must begin with https://'],
    ['ftp://mypurecloud.com', 'must begin with https://'],
    ['file:///etc/passwd', 'must begin with https://'],
    ['https://user:secret@cloud.example', 'must not hold a user name or a password'],
    ['https://cloud.example/path', 'must end after the host and port: https://cloud.example'],
    ['https://', 'is not a web address'],
  ])('refuses %s in a sentence that says why', (input, sentence) => {
    expect(resolveCloud(input)).toMatchObject({
      ok: false,
      error: { code: 'unknown-region', detail: expect.stringContaining(sentence) as string },
    });
  });

  it('does not repeat a long input in full', () => {
    const result = resolveCloud('x'.repeat(5_000));
    expect(!result.ok && result.error.detail.length).toBeLessThan(700);
  });
});
