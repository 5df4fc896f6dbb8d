import { describe, expect, it } from 'vitest';
import { errorOfAnswer, malformedAnswer, type Answer } from '../../../electron/genesys/errors';

const nowMs = Date.UTC(2026, 0, 5, 8);

function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): Answer {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    header: (name) => byName.get(name.toLowerCase()) ?? null,
  };
}

const meaning = (status: number, body?: unknown): { code: string; detail: string } => {
  const { code, detail } = errorOfAnswer(answer(status, body), true, nowMs);
  return { code, detail };
};

describe('an answer that is not 2xx', () => {
  it.each([
    [400, 'rejected'],
    [401, 'unauthorised'],
    [403, 'rejected'],
    [404, 'not-found'],
    [405, 'rejected'],
    [407, 'network'],
    [408, 'timeout'],
    [409, 'busy'],
    [412, 'precondition-failed'],
    [413, 'rejected'],
    [415, 'rejected'],
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [501, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [511, 'network'],
  ])('of status %i means %s, even without a readable body', (status, code) => {
    for (const body of ['', '<html>no</html>', '{"code":', '[]', 'null', '{"code":7,"error":{}}']) {
      expect(meaning(status, body).code).toBe(code);
      expect(meaning(status, body).detail).not.toBe('');
    }
  });

  it('of the API is told by code, message and correlation id', () => {
    const body = {
      message: 'Value [x] is not valid for field type [GUID].',
      code: 'invalid.value',
      status: 400,
      contextId: '5f2b',
      details: [],
      errors: [],
    };
    expect(errorOfAnswer(answer(400, body), true, nowMs)).toEqual({
      code: 'rejected',
      detail: 'Value [x] is not valid for field type [GUID].',
      status: 400,
      cloudCode: 'invalid.value',
      correlationId: '5f2b',
      retryAfterMs: null,
      mayHaveBeenApplied: false,
    });
  });

  it('of the sign-in service is told by its own shape', () => {
    const body = { error: 'invalid_client', description: 'old', error_description: 'client not found' };
    expect(errorOfAnswer(answer(400, body), true, nowMs)).toMatchObject({
      code: 'rejected',
      detail: 'client not found',
      cloudCode: 'invalid_client',
    });
    expect(
      errorOfAnswer(answer(401, { error: 'invalid_client', description: 'authentication failed' }), true, nowMs),
    ).toMatchObject({ code: 'unauthorised', cloudCode: 'invalid_client' });
  });

  it('prefers the correlation id of the header', () => {
    const withBoth = answer(
      500,
      { code: 'internal.server.error', contextId: 'body' },
      { 'ININ-Correlation-Id': 'header' },
    );
    expect(errorOfAnswer(withBoth, false, nowMs).correlationId).toBe('header');
  });

  it('never shows more than a line of what the cloud wrote', () => {
    const { detail } = meaning(400, { code: 'bad.request', message: `a\n\u0000b\u2028${'c'.repeat(5_000)}` });
    expect(detail).toMatch(/^a b c+…$/);
    expect(detail.length).toBeLessThan(310);
  });

  it('for a scope names the scope', () => {
    expect(
      meaning(403, {
        code: 'app.not.authorized.for.scope',
        message: 'App not authorized to use scope presence:readonly',
      }),
    ).toEqual({ code: 'scope-missing', detail: 'presence:readonly' });
    expect(
      meaning(403, { code: 'app.not.authorized.for.scope', message: null, messageParams: { scope: 'notifications' } }),
    ).toEqual({ code: 'scope-missing', detail: 'notifications' });
  });

  it.each([
    [
      'missing.any.permissions',
      'Unable to perform the requested action. You must have at least one of the following permissions assigned: [analytics:userDetail:view, analytics:userDetail:*]',
      'analytics:userDetail:view, analytics:userDetail:*',
    ],
    [
      'missing.permissions',
      'You are missing the following permission(s): presence:presenceDefinition:view',
      'presence:presenceDefinition:view',
    ],
    ['missing.division.permission', 'No presence:presenceDefinition:view here', 'presence:presenceDefinition:view'],
    ['missing.any.division.permissions', 'nothing named', 'that Genesys Cloud does not name'],
    [
      'presence.not.authorized.update.on.queue',
      'Not authorized to update presence to ON_QUEUE',
      'Routing > Agent > On Queue',
    ],
    [
      'presence.not.authorized.update.other.user.presence',
      "Not authorized to update another user's presence",
      'presence:userPresence:edit',
    ],
  ])('for a permission (%s) names the permission', (code, message, permission) => {
    expect(meaning(403, { code, message, status: 403 })).toEqual({ code: 'permission-missing', detail: permission });
  });

  it('reads a permission that only the parameters name, once', () => {
    const body = {
      code: 'missing.permissions',
      message: '%s',
      messageParams: { permissions: '[a:b:c]', again: 'a:b:c' },
    };
    expect(meaning(403, body).detail).toBe('a:b:c');
  });

  it('does not blame the token when it is the network that is not allowed', () => {
    expect(meaning(401, { code: 'ip.not.authorized', message: 'no' }).code).toBe('rejected');
  });

  it('carries how long to wait, from the header or from the text', () => {
    const wait = (headers: Record<string, string>, message: string): number | null =>
      errorOfAnswer(answer(429, { code: 'too.many.requests.retry.after', message }, headers), true, nowMs).retryAfterMs;
    expect(wait({ 'Retry-After': '42' }, '')).toBe(42_000);
    expect(wait({}, 'Rate limit exceeded the maximum. Retry the request in [7] seconds')).toBe(7_000);
    expect(wait({}, 'Rate limit exceeded')).toBeNull();
  });

  it.each([
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [408, true],
    [409, false],
    [412, false],
    [429, false],
    [500, true],
    [502, true],
    [503, false],
    [504, true],
  ])('of status %i leaves open whether a write was carried out: %s', (status, isOpen) => {
    expect(errorOfAnswer(answer(status), true, nowMs).mayHaveBeenApplied).toBe(isOpen);
    expect(errorOfAnswer(answer(status), false, nowMs).mayHaveBeenApplied).toBe(false);
  });
});

describe('an answer that cannot be read', () => {
  it('leaves open whether a write was carried out', () => {
    const unreadable = answer(200, '{', { 'ININ-Correlation-Id': 'id' });
    expect(malformedAnswer(unreadable, true)).toMatchObject({
      code: 'malformed',
      status: 200,
      correlationId: 'id',
      mayHaveBeenApplied: true,
    });
    expect(malformedAnswer(unreadable, false).mayHaveBeenApplied).toBe(false);
  });
});
