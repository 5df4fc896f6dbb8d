import { describe, expect, it } from 'vitest';
import { createGuard } from '../../../../electron/integration/local-api/guard';
import type { Admission } from '../../../../electron/integration/local-api/guard';
import { createTranslator } from '../../../../shared/i18n';
import { createVirtualTime } from '../../../fakes/virtual-time';

const MINUTE_MS = 60_000;

function desk() {
  const time = createVirtualTime();
  const guard = createGuard({
    accessOf: (token) => (token === 'ptr_reader' ? 'read-only' : token === 'ptw_writer' ? 'read-write' : null),
    translator: createTranslator('en'),
    clock: time.clock,
  });
  const ask = (token: string, more: Record<string, string> = {}, url = '/api/presence'): Admission => {
    const headers = { host: '127.0.0.1:3000', authorization: `Bearer ${token}`, ...more };
    return guard({ url, headers, rawHeaders: Object.entries(headers).flat() }, false);
  };
  return { time, guard, ask };
}

const codeOf = (admission: Admission): string => (admission.isAdmitted ? 'admitted' : admission.error.code);

describe('Who uses the local API', () => {
  it('may do so 300 times a minute with each token, and is then told how long to wait', async () => {
    const { ask, time } = desk();
    for (let index = 0; index < 300; index += 1) expect(codeOf(ask('ptr_reader'))).toBe('admitted');
    await time.advance(10_000);
    expect(ask('ptr_reader')).toMatchObject({
      error: { status: 429, code: 'too-many-requests', details: { seconds: 50 }, headers: { 'Retry-After': '50' } },
    });
    expect(codeOf(ask('ptw_writer'))).toBe('admitted');
    await time.advance(MINUTE_MS);
    expect(codeOf(ask('ptr_reader'))).toBe('admitted');
  });

  it('is not counted without a token: whoever has one is not shut out by whoever has none', () => {
    const { ask } = desk();
    for (let index = 0; index < 1_000; index += 1) expect(codeOf(ask('guess'))).toBe('unauthorised');
    expect(codeOf(ask('ptr_reader'))).toBe('admitted');
  });

  it('says each thing once, and asks for a path and not for an address', () => {
    const { guard, ask } = desk();
    for (const url of ['http://evil.example/api/presence', '*', 'evil.example:443', '']) {
      expect(codeOf(ask('ptw_writer', {}, url))).toBe('malformed-request');
    }
    const headers = { host: '127.0.0.1', authorization: 'Bearer ptw_writer' };
    const twice = ['Host', '127.0.0.1', 'Authorization', 'Bearer ptw_writer', 'authorization', 'Bearer x'];
    expect(codeOf(guard({ url: '/', headers, rawHeaders: twice }, false))).toBe('malformed-request');
  });

  it('may come by any name of this computer, in any case', () => {
    const { ask } = desk();
    for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1', '[::1]', '[::1]:3000', '127.1.2.3:1']) {
      expect(codeOf(ask('ptr_reader', { host })), host).toBe('admitted');
    }
  });

  it('may send what Node’s own fetch sends, which is no web page', () => {
    expect(codeOf(desk().ask('ptr_reader', { 'sec-fetch-mode': 'cors' }))).toBe('admitted');
  });
});
