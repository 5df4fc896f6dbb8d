import { describe, expect, it } from 'vitest';
import { createTokenRevoker, LONGEST_TOKEN_LIFE_MS } from '../../../electron/services/token-revoker';
import { Calls } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';

function harness() {
  const time = createVirtualTime();
  const log = new FakeLog();
  const asked = new Calls<void, string>('revocation');
  const revoker = createTokenRevoker({
    ask: (token) => asked.make(token, new AbortController().signal),
    scheduler: time.scheduler,
    chance: { uuid: () => 'unused', fraction: () => 0.5 },
    log,
  });
  return { time, log, asked, revoker };
}

describe('A token that is signed out of', () => {
  it('is ended by one request', async () => {
    const { time, asked, revoker } = harness();
    const revoking = revoker.revoke('token');
    asked.answer(undefined);
    await revoking;
    expect(asked.inputs).toEqual(['token']);
    expect(time.pending()).toBe(0);
  });

  it('is ended later where the cloud cannot be reached, and nobody waits for that', async () => {
    const { time, asked, revoker } = harness();
    const revoking = revoker.revoke('token');
    asked.fail('network');
    await revoking;
    await time.advance(500);
    asked.fail('unavailable');
    await time.advance(60_000);
    asked.answer(undefined);
    await time.settle();
    expect(asked.inputs).toEqual(['token', 'token', 'token']);
    expect(time.pending()).toBe(0);
  });

  it('is left to end by itself where the cloud says no', async () => {
    const { time, asked, revoker } = harness();
    const revoking = revoker.revoke('token');
    asked.fail('rejected');
    await revoking;
    expect(time.pending()).toBe(0);
  });

  it('is asked for ever more slowly, and not beyond its life', async () => {
    const { time, asked, revoker } = harness();
    void revoker.revoke('token');
    while (asked.count === 1 || time.pending() > 0) {
      asked.fail('network');
      await time.settle();
      await time.advance(time.nextInMs() ?? 0);
      if (time.pending() === 0 && asked.count > 10) break;
    }
    expect(asked.count).toBeLessThan((2 * LONGEST_TOKEN_LIFE_MS) / (15 * 60_000));
  });

  it('leaves no timer when the app ends, and its name is not in the log', async () => {
    const { time, log, asked, revoker } = harness();
    const revoking = revoker.revoke('a-secret-token');
    asked.fail('network');
    await revoking;
    revoker.dispose();
    expect(time.pending()).toBe(0);
    expect(JSON.stringify(log.entries)).not.toContain('a-secret-token');
  });
});
