import { describe, expect, it } from 'vitest';
import { redact } from '../../../../electron/adapters/log/redact';
import { examples, fc } from '../../../properties';

const shown = (value: unknown): string => JSON.stringify(redact(value));

describe('a value in the log', () => {
  it('is told as it is where nothing is secret', () => {
    const value = { code: 'network', status: 503, isLive: false, since: null, list: ['a', 1, { deep: true }], n: 1.5 };
    expect(redact(value)).toEqual(value);
  });

  it.each([
    'accessToken',
    'access_token',
    'X-Api-Key',
    'clientSecret',
    'Authorization',
    'code_verifier',
    'note',
    'email',
  ])('hides what is called %s, whatever it is', (name) => {
    for (const secret of ['s3cret', 17, ['s3cret'], { inner: 's3cret' }, new Map([['a', 's3cret']])]) {
      expect(redact({ [name]: secret })).toEqual({ [name]: '[redacted]' });
    }
  });

  it('tells that there is a secret, or none', () => {
    expect(redact({ hasToken: true, token: null, refreshToken: undefined })).toEqual({
      hasToken: true,
      token: null,
      refreshToken: null,
    });
  });

  it('tells a state and an error code, and hides what may be those of OAuth', () => {
    expect(redact({ state: 'signed-in', code: 'ERR_FAILED' })).toEqual({ state: 'signed-in', code: 'ERR_FAILED' });
    expect(redact({ state: 'kJ7-x_9', code: 'Q2w4' })).toEqual({ state: '[redacted]', code: '[redacted]' });
  });

  it('hides headers in each of their forms', () => {
    const authorization = 'Bearer s3cret';
    for (const headers of [
      { authorization },
      new Headers({ authorization }),
      new Map([['Authorization', authorization]]),
      [['Authorization', authorization]],
      ['Host', 'x', 'Authorization', authorization],
      [{ name: 'Authorization', value: authorization }],
      [{ name: 'Authorization', value: 's3cret' }],
      `Authorization: ${authorization}`,
    ]) {
      expect(shown(headers)).not.toContain('s3cret');
    }
  });

  it('tells of an error its name, message, own fields, places and causes', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:443'), { code: 'ECONNREFUSED' });
    const error = new AggregateError([new TypeError('one')], 'fetch failed with Bearer s3cret', { cause });
    expect(redact(error)).toMatchObject({
      name: 'AggregateError',
      message: 'fetch failed with Bearer [redacted]',
      stack: expect.stringMatching(/^\s+at .*redact\.test\.ts/) as string,
      cause: { name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:443', code: 'ECONNREFUSED' },
      errors: [{ name: 'TypeError', message: 'one' }],
    });
    expect(shown(error)).not.toContain('s3cret');
  });

  it('tells of an error of axios only method, address and status', () => {
    const error = Object.assign(new Error('Request failed with status code 401'), {
      isAxiosError: true,
      code: 'ERR_BAD_REQUEST',
      config: {
        method: 'post',
        url: 'https://login.mypurecloud.de/oauth/token?code=s3cret',
        headers: { Authorization: 'Basic s3cret' },
        data: 'harmless body',
      },
      request: { _header: 'POST /oauth/token' },
      response: { status: 401, data: { harmless: 'answer' }, headers: {} },
    });
    const redacted = redact(error);
    expect(redacted).toMatchObject({
      code: 'ERR_BAD_REQUEST',
      http: { method: 'post', url: 'https://login.mypurecloud.de/oauth/token?code=[redacted]', status: 401 },
    });
    expect(JSON.stringify(redacted)).not.toMatch(/s3cret|harmless|_header/);
  });

  it('survives whatever it is given', () => {
    const circular: Record<string, unknown> = { name: 'loop' };
    circular['self'] = circular;
    circular['list'] = [circular];
    expect(redact(circular)).toEqual({ name: 'loop', self: '[circular]', list: ['[circular]'] });

    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    const getter = Object.defineProperty({}, 'broken', {
      enumerable: true,
      get: () => {
        throw new Error('s3cret');
      },
    });
    expect(redact({ hostile, getter })).toEqual({ hostile: '[unreadable]', getter: { broken: '[unreadable]' } });

    expect(
      redact([undefined, 10n, Symbol('s'), () => 1, Number.NaN, new Date(0), new Date(Number.NaN), Buffer.from('abc')]),
    ).toEqual([null, '10', '[symbol]', '[function]', 'NaN', '1970-01-01T00:00:00.000Z', 'Invalid Date', '[3 bytes]']);
    expect(redact(JSON.parse('{"__proto__":{"polluted":true}}'))).toEqual(
      JSON.parse('{"__proto__":{"polluted":true}}'),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('tells the same object twice when it is no circle', () => {
    const shared = { a: 1 };
    expect(redact([shared, shared])).toEqual([shared, shared]);
  });

  it('ends what is deep, long or wide', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 100; level += 1) deep = { deep };
    expect(shown(deep)).toContain('[deep]');
    expect(redact(Array.from({ length: 60 }, () => 1))).toHaveLength(51);
    const wide = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`field${index}`, index]));
    expect(Object.keys(redact(wide) as object)).toHaveLength(51);
  });

  it('changes nothing of what it is given', () => {
    const value = Object.freeze({ token: 's3cret', inner: Object.freeze({ list: Object.freeze(['Bearer s3cret']) }) });
    redact(value);
    expect(value.inner.list[0]).toBe('Bearer s3cret');
  });
});

/** A secret that no rule can know by its length: only its place gives it away. */
const secrets = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9_-]{4,20}$/), fc.stringMatching(/^[0-9][A-Za-z0-9]{3,10}$/))
  .map(([head, tail]) => `Zq${head}${tail}9Z`);

const secretName = fc.constantFrom(
  'access_token', 'refresh_token', 'refreshToken', 'code', 'code_verifier', 'client_secret', 'clientSecret', 'Authorization',
  'id_token', 'password', 'X-Api-Key', 'state', 'Cookie', 'ACCESS_TOKEN', 'xToken1',
); // prettier-ignore

const formName = fc.constantFrom('access_token', 'refresh_token', 'code', 'code_verifier', 'client_secret', 'state');

/** A value that holds the secret the way real ones do. */
const carriers = (secret: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    secretName.map((name) => ({ [name]: secret })),
    secretName.map((name) => new Map([[name, secret]])),
    secretName.map((name) => ({ name, value: secret })),
    secretName.map((name) => JSON.stringify({ before: 1, [name]: secret, after: 'x' })),
    secretName.map((name) => JSON.stringify({ body: JSON.stringify({ [name]: secret }) })),
    secretName.map((name) => JSON.stringify({ [name]: secret }, undefined, 2)),
    formName.map((name) => `grant_type=x&${name}=${secret}&z=1`),
    formName.map((name) => new URLSearchParams({ [name]: secret })),
    formName.map((name) => `https://login.mypurecloud.de/oauth/authorize?a=b&${name}=${secret}`),
    formName.map((name) => new URL(`http://127.0.0.1:1/callback?${name}=${secret}#x`)),
    formName.map((name) => `https://x/?redirect_uri=${encodeURIComponent(`https://y/?${name}=${secret}`)}`),
    fc.constantFrom('Bearer', 'bearer', 'BEARER', 'Basic').map((scheme) => `${scheme} ${secret}`),
    fc.constant(['Authorization', `Bearer ${secret}`]),
    fc.constant(new Headers({ Authorization: `Bearer ${secret}` })),
    fc.constant(`authorization: ${secret}\r\naccept: */*`),
    fc.constant(`wss://streaming.mypurecloud.de/channels/${secret}`),
    fc.constant(`/api/v2/notifications/channels/${secret}/subscriptions`),
    fc.constant(`https://${secret}:x@proxy.example/`),
    fc.constant(`${secret}@contact-centre.example`),
    fc.constant(`eyJ0eXAi${secret}.eyJ${secret}.${secret}`),
    fc.constant(Object.assign(new Error('401'), { config: { headers: { Authorization: secret } }, request: secret })),
    fc.constant(Object.assign(new Error('401'), { isAxiosError: true, response: { status: 401, data: secret } })),
  );

/** The same, inside anything. */
const wrapped = (inner: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constant(inner),
    fc.constant([1, inner]),
    fc.constant({ field: inner }),
    fc.constant(new Map([['field', inner]])),
    fc.constant(new Set([inner])),
    fc.constant(new Error('outer', { cause: inner })),
    fc.constant(Object.assign(new Error('outer'), { details: inner })),
    fc.constant(new AggregateError([inner], 'outer')),
    typeof inner === 'string' ? fc.constant(new Error(inner)) : fc.constant({ toJSON: () => inner, inner }),
    typeof inner === 'string' ? fc.constant(`before ${inner} after`) : fc.constant([[inner]]),
    typeof inner === 'string' ? fc.constant({ [inner]: 1 }) : fc.constant({ a: { b: inner } }),
  );

describe('a secret', { timeout: 30_000 }, () => {
  it('never survives, wherever it is and whatever it is in', () => {
    const places = secrets.chain((secret) =>
      carriers(secret)
        .chain(wrapped)
        .chain(wrapped)
        .chain(wrapped)
        .map((value) => ({ secret, value })),
    );
    fc.assert(
      fc.property(places, ({ secret, value }) => {
        expect(shown(value)).not.toContain(secret);
      }),
      { numRuns: examples(1000) },
    );
  });

  it('never makes the redactor throw or answer what JSON cannot hold', () => {
    fc.assert(
      fc.property(
        fc.anything({ withMap: true, withSet: true, withBigInt: true, withDate: true, withNullPrototype: true }),
        (value) => {
          expect(JSON.parse(shown(value))).toEqual(redact(value));
        },
      ),
      { numRuns: examples(300) },
    );
  });
});
