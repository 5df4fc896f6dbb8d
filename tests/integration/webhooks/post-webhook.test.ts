import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/adapters/system-time';
import { createPostWebhook } from '../../../electron/adapters/webhooks/post-webhook';
import { hostResolver } from '../../../electron/adapters/webhooks/resolve-host';
import { mayReceive } from '../../../electron/core/webhooks/addresses';
import { answers, breaksOff, hangsUp, neverAnswers, WebhookReceiver } from '../../fakes/webhook-receiver';
import { makeCertificates } from '../adapters/socket/certificates';

let receiver: WebhookReceiver;
beforeEach(async () => {
  receiver = await WebhookReceiver.open();
});
afterEach(() => receiver.close());

/** @param addresses where names lead to. */
const post = (url: string, given: { addresses?: readonly string[]; signal?: AbortSignal } = {}) =>
  createPostWebhook({
    fetch: (input, init) => fetch(input, init),
    resolveHost: () => Promise.resolve(given.addresses ?? []),
    mayReceive,
    timeoutMs: 400,
    clock: systemClock,
  })({ url, body: '{"a":"ä"}', headers: { 'webhook-id': 'one' } }, given.signal ?? new AbortController().signal);

const failed = (fault: string) => ({ answer: { kind: 'failed', fault }, excerpt: '' });

describe('Sending a webhook', () => {
  it('carries body and headers as they are, and brings back status and the beginning of what was said', async () => {
    receiver.next.push(answers(202, { 'content-type': 'text/plain' }, `Danke ${'ä'.repeat(5_000)}`));
    const { answer, excerpt } = await post(receiver.url);
    expect(answer).toEqual({ kind: 'answered', status: 202, retryAfterMs: null });
    expect(excerpt).toMatch(/^Danke ä+$/);
    expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(1_024);
    expect(receiver.received).toMatchObject([{ body: '{"a":"ä"}', headers: { 'webhook-id': 'one' } }]);
  });

  it('understands both ways of asking for a pause', async () => {
    const date = 'Thu, 29 Oct 2026 10:00:00 GMT';
    receiver.next.push(answers(429, { 'retry-after': '42' }));
    receiver.next.push(answers(503, { date, 'retry-after': 'Thu, 29 Oct 2026 10:01:30 GMT' }));
    expect((await post(receiver.url)).answer).toMatchObject({ status: 429, retryAfterMs: 42_000 });
    expect((await post(receiver.url)).answer).toMatchObject({ status: 503, retryAfterMs: 90_000 });
  });

  it('takes the head of an answer for the answer, whatever becomes of its body', async () => {
    receiver.next.push(breaksOff(200));
    expect((await post(receiver.url)).answer).toMatchObject({ kind: 'answered', status: 200 });
    receiver.next.push((response) => response.writeHead(200).write('never the end'));
    expect((await post(receiver.url)).answer).toMatchObject({ kind: 'answered', status: 200 });
  });

  it('ends by itself where no answer comes, and at once where it is given up', async () => {
    receiver.otherwise = neverAnswers;
    expect(await post(receiver.url)).toEqual(failed('timeout'));
    const ended = new AbortController();
    const given = post(receiver.url, { signal: ended.signal });
    ended.abort();
    expect((await given).answer.kind).toBe('failed');
  });

  it('says what kind of fault it was', async () => {
    receiver.next.push(hangsUp, answers(308, { location: 'https://elsewhere.example/' }));
    expect(await post(receiver.url)).toEqual(failed('network'));
    expect(await post(receiver.url)).toEqual(failed('redirect'));
    expect(receiver.received).toHaveLength(2);
    expect(await post('https://nobody.invalid/')).toEqual(failed('not-found'));
    const { url } = receiver;
    await receiver.close();
    expect(await post(url)).toEqual(failed('network'));
    receiver = await WebhookReceiver.open();
  });

  it('does not talk to somebody whose certificate nobody vouches for', async () => {
    const { chain, key } = await makeCertificates(['planner.example']);
    const secure = await WebhookReceiver.open({ tls: { key, cert: chain } });
    expect(await post(secure.url)).toEqual(failed('certificate'));
    expect(secure.received).toEqual([]);
    await secure.close();
  });

  it.each([
    ['a link-local address', 'http://169.254.169.254/', []],
    ['that address in another spelling', 'http://2852039166/', []],
    ['a name that leads to one', 'https://planner.example/', ['93.184.216.34', '169.254.169.254']],
    ['a name of elsewhere that leads to this computer', 'https://planner.example/', ['127.0.0.1']],
  ])('refuses %s, and connects to nobody', async (_what, url, addresses) => {
    expect(await post(url, { addresses })).toEqual(failed('address-forbidden'));
  });

  it('goes where this computer cannot tell whither a name leads: a proxy may know', async () => {
    const resolve = hostResolver(() => Promise.reject(new Error('ENOTFOUND')));
    expect(await resolve('planner.example')).toEqual([]);
    expect(await hostResolver(() => Promise.resolve([{ address: '10.0.0.1' }]))('planner.example')).toEqual([
      '10.0.0.1',
    ]);
  });
});
