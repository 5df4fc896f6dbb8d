import { describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../electron/genesys/http-client';
import { readIdleTimeoutMs } from '../../../../electron/genesys/platform/token-info';
import { ok } from '../../../../shared/result';

const NOW = 1_000_000;
const signal = new AbortController().signal;

/** A cloud that answers this to the question for the timeout. */
const answering = (body: object): HttpClient => ({
  send: (request) => Promise.resolve(ok(request.answer.parse(body))),
  clockSkewMs: () => 0,
});

const read = (body: object, idlesAt: number | null, scopes: readonly string[] = ['authorization:readonly']) =>
  readIdleTimeoutMs({ scopes, idlesAt }, answering(body), () => NOW, signal);

describe('How long a token lasts unused', () => {
  const halfHour = { idleTokenTimeoutSeconds: 1_800, enableIdleTokenTimeout: true };

  it('is the organisation’s inactivity timeout where it may be read', async () => {
    expect(await read(halfHour, NOW + 60_000)).toEqual(ok(1_800_000));
    expect(await read({ ...halfHour, enableIdleTokenTimeout: false }, null)).toEqual(ok(null));
  });

  it('is what the token itself tells where groups of agents have timeouts of their own', async () => {
    const groups = { ...halfHour, inactivityTimeoutGroupsEnabled: true };
    expect(await read(groups, NOW + 600_000)).toEqual(ok(600_000));
    expect(await read(groups, null)).toEqual(ok(1_800_000));
  });

  it('is reckoned from when the token would idle where the timeout may not be read', async () => {
    expect(await read({}, NOW + 600_000, ['presence'])).toEqual(ok(600_000));
    expect(await read({}, NOW - 1, ['presence'])).toEqual(ok(0));
    expect(await read({}, null, [])).toEqual(ok(null));
  });
});
