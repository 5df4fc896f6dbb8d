import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../electron/genesys/errors';
import { errorOfStrangeAnswer } from '../../../electron/genesys/strange-answer';

const html = 'text/html; charset=utf-8';

function answer(
  status: number,
  contentType: string | null,
  body = '<html>',
  correlationId: string | null = null,
): Answer {
  const headers: Record<string, string | null> = { 'content-type': contentType, 'inin-correlation-id': correlationId };
  return { status, body, header: (name) => headers[name.toLowerCase()] ?? null };
}

describe('an answer', () => {
  it.each([
    ['a page', answer(200, html)],
    ['a page in upper case', answer(200, 'Text/HTML')],
    ['a page that refuses', answer(403, html)],
    ['a page that wants to know who asks', answer(401, html)],
    ['a redirect', answer(302, null, '')],
  ])('that is %s comes from the network and not from the cloud', (_, strange) => {
    expect(errorOfStrangeAnswer(strange, false)).toMatchObject({
      code: 'network',
      detail: 'A sign-in page of this network answered instead of Genesys Cloud.',
      status: strange.status,
      mayHaveBeenApplied: false,
    });
  });

  it.each([
    ['JSON', answer(200, 'application/json', '{}')],
    ['of no type', answer(200, null, '{}')],
    ['empty', answer(204, html, '')],
    ['a page with a correlation id', answer(403, html, '<html>', '5f2b')],
    ['a fault of the cloud’s own gateway', answer(503, html)],
  ])('that is %s is taken for the cloud’s', (_, own) => {
    expect(errorOfStrangeAnswer(own, true)).toBeNull();
  });

  it('of the network leaves open whether a write was applied, unless it is a refusal', () => {
    expect(errorOfStrangeAnswer(answer(200, html), true)?.mayHaveBeenApplied).toBe(true);
    expect(errorOfStrangeAnswer(answer(302, null, ''), true)?.mayHaveBeenApplied).toBe(false);
    expect(errorOfStrangeAnswer(answer(403, html), true)?.mayHaveBeenApplied).toBe(false);
  });
});
