import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../../electron/genesys/cloud-error';
import type { HttpClient, HttpRequest } from '../../../../electron/genesys/http-client';
import { createPresenceResource } from '../../../../electron/genesys/resource/presence-resource';
import type { CloudError, RemotePresence } from '../../../../electron/ports';
import { err, ok } from '../../../../shared/result';
import { createVirtualTime } from '../../../fakes/virtual-time';

const { signal } = new AbortController();

interface Written {
  readonly presenceState: string;
  readonly presenceAvailability: string;
  readonly reason: string;
}

/** A presence resource of one user, exact to the second as HTTP is, over virtual time. */
function startCloud() {
  const time = createVirtualTime(Date.UTC(2026, 0, 5, 8));
  let presence = { presenceState: 'available', presenceAvailability: 'available', reason: '', at: 0 };
  const requests: string[] = [];
  const bodies: Written[] = [];
  const failures: CloudError[] = [];
  const news: RemotePresence[] = [];
  /** Runs within a request, before it is carried out. */
  let meanwhile = (): void => undefined;
  /** What a request waits for before it is answered. */
  let gate: Promise<void> = Promise.resolve();
  let hasLastModified = true;
  const httpDate = (at: number): string => new Date(at).toUTCString();

  function change(presenceState: string, reason = ''): void {
    const presenceAvailability = presenceState === 'away' ? 'unavailable' : presenceState;
    presence = { presenceState, presenceAvailability, reason, at: time.clock.now() };
  }
  change('available');

  const http: HttpClient = {
    async send<Value>(request: HttpRequest<Value>, own: AbortSignal) {
      if (own.aborted) return err(cloudError('aborted', ''));
      const lock = request.headers?.['If-Unmodified-Since'];
      requests.push(lock === undefined ? request.method : `${request.method} since ${lock.slice(17, 25)}`);
      await gate;
      meanwhile();
      const failure = failures.shift();
      if (failure !== undefined) return err(failure);
      if (request.method === 'PUT') {
        if (lock !== undefined && Math.floor(presence.at / 1_000) * 1_000 > Date.parse(lock)) {
          return err(cloudError('precondition-failed', '', { status: 412 }));
        }
        const written = request.body?.kind === 'json' ? (request.body.value as Written) : undefined;
        if (written === undefined) throw new Error('A PUT without a body.');
        bodies.push(written);
        presence = { ...written, at: time.clock.now() };
      }
      const { at, ...body } = presence;
      const headers = {
        'last-modified': hasLastModified ? httpDate(at) : null,
        date: httpDate(time.clock.now()),
      };
      return ok(request.answer.parse({ body, headers }));
    },
    clockSkewMs: () => 0,
  };
  const resource = createPresenceResource({
    http,
    scheduler: time.scheduler,
    userId: 'agent-1',
    unavailableAs: 'busy',
    onNews: (presenceOfNews) => void news.push(presenceOfNews),
  });
  return {
    time,
    resource,
    requests,
    bodies,
    failures,
    news,
    change,
    during: (task: () => void) => (meanwhile = task),
    holdBack: (until: Promise<void>): void => {
      gate = until;
    },
    tellNoModification: () => (hasLastModified = false),
    current: () => presence,
  };
}

async function readAndWait(cloud: ReturnType<typeof startCloud>): Promise<RemotePresence> {
  const read = await cloud.resource.read(signal);
  if (!read.ok) throw new Error(read.error.code);
  await cloud.time.advance(5_000);
  return read.value;
}

describe('a write of the presence resource', () => {
  it('reads first, keeps what shall stay, and is locked by what was read', async () => {
    const cloud = startCloud();
    cloud.change('available', 'Back at 3');
    await readAndWait(cloud);
    const written = await cloud.resource.write({ definitionId: 'away' }, signal);
    expect(written).toMatchObject({ ok: true, value: { definitionId: 'away', systemPresence: 'away' } });
    expect(cloud.requests).toEqual(['GET', 'GET', 'PUT since 08:00:00']);
    expect(cloud.bodies).toEqual([{ presenceState: 'away', presenceAvailability: 'unavailable', reason: 'Back at 3' }]);
    await cloud.time.advance(5_000);
    await cloud.resource.write({ note: '' }, signal);
    expect(cloud.bodies.at(-1)).toEqual({ presenceState: 'away', presenceAvailability: 'unavailable', reason: '' });
  });

  it('takes a note that somebody changed meanwhile along', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    cloud.change('available', 'by a supervisor');
    await cloud.time.advance(5_000);
    expect(await cloud.resource.write({ definitionId: 'away' }, signal)).toMatchObject({ ok: true });
    expect(cloud.current()).toMatchObject({ presenceState: 'away', reason: 'by a supervisor' });
    expect(cloud.news).toEqual([]);
  });

  it('is not sent over a presence that its author has not seen, which is told instead', async () => {
    const cloud = startCloud();
    const known = await readAndWait(cloud);
    cloud.change('offline');
    await cloud.time.advance(5_000);
    expect(await cloud.resource.write({ definitionId: 'away' }, signal)).toMatchObject({
      ok: false,
      error: { code: 'precondition-failed', mayHaveBeenApplied: false },
    });
    expect(cloud.bodies).toEqual([]);
    expect(cloud.news).toMatchObject([{ definitionId: 'offline' }]);
    expect(cloud.news[0]?.version).toBeGreaterThan(known.version ?? 0);
  });

  it('judges by what was known when it was asked for, whatever a read before it in the row brings', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    cloud.change('offline');
    await cloud.time.advance(5_000);
    const [read, written] = await Promise.all([
      cloud.resource.read(signal),
      cloud.resource.write({ definitionId: 'away' }, signal),
    ]);
    expect(read).toMatchObject({ ok: true, value: { definitionId: 'offline' } });
    expect(written).toMatchObject({ ok: false, error: { code: 'precondition-failed' } });
  });

  it('that a change overtakes between read and write fails by the lock, and the change is told', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    cloud.during(() => {
      if (cloud.requests.at(-1)?.startsWith('PUT')) cloud.change('offline');
    });
    expect(await cloud.resource.write({ definitionId: 'away' }, signal)).toMatchObject({
      ok: false,
      error: { code: 'precondition-failed', status: 412 },
    });
    expect(cloud.current()).toMatchObject({ presenceState: 'offline' });
    expect(cloud.news).toMatchObject([{ definitionId: 'offline' }]);
    expect(cloud.requests).toEqual(['GET', 'GET', 'PUT since 08:00:00', 'GET']);
  });

  it('that meets in the lock what it would have set itself was perhaps carried out, and is no news', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    cloud.during(() => {
      if (cloud.requests.at(-1)?.startsWith('PUT')) cloud.change('away', 'Tea');
    });
    const written = await cloud.resource.write({ definitionId: 'away', note: 'Tea' }, signal);
    expect(written).toMatchObject({ ok: false, error: { code: 'precondition-failed', mayHaveBeenApplied: true } });
    expect(cloud.news).toEqual([]);
  });

  it('was perhaps carried out, too, when the lock did not hold and what stands cannot be read', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    cloud.during(() => {
      if (cloud.requests.at(-1)?.startsWith('PUT')) cloud.change('offline');
      if (cloud.requests.length === 4) cloud.failures.push(cloudError('network', ''));
    });
    const written = await cloud.resource.write({ definitionId: 'away' }, signal);
    expect(written).toMatchObject({ ok: false, error: { code: 'precondition-failed', mayHaveBeenApplied: true } });
  });

  it('waits until the second of the last change is over, so that the lock sees every later one', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    await cloud.resource.write({ definitionId: 'away' }, signal);
    await cloud.time.advance(300);
    const second = cloud.resource.write({ definitionId: 'offline' }, signal);
    await cloud.time.settle();
    // In the same second as our own first write: its date could not tell this change from ours.
    cloud.change('away', 'by a supervisor');
    await cloud.time.advance(1_000);
    expect(await second).toMatchObject({ ok: true, value: { definitionId: 'offline', note: 'by a supervisor' } });
    expect(cloud.requests.slice(-3)).toEqual(['GET', 'GET', 'PUT since 08:00:05']);
  });

  it('gives up waiting when its author does', async () => {
    const cloud = startCloud();
    const author = new AbortController();
    const written = cloud.resource.write({ definitionId: 'away' }, author.signal);
    await cloud.time.settle();
    author.abort();
    expect(await written).toMatchObject({ ok: false, error: { code: 'aborted', mayHaveBeenApplied: false } });
    expect(cloud.time.pending()).toBe(0);
  });

  it('is locked by the date of the answer where the cloud tells no modification', async () => {
    const cloud = startCloud();
    cloud.tellNoModification();
    await readAndWait(cloud);
    expect(await cloud.resource.write({ definitionId: 'away' }, signal)).toMatchObject({ ok: true });
    expect(cloud.requests).toEqual(['GET', 'GET', 'PUT since 08:00:05']);
  });

  it('goes on without an exact lock where changes never end', async () => {
    const cloud = startCloud();
    cloud.during(() => cloud.change('available', String(cloud.requests.length)));
    const written = cloud.resource.write({ definitionId: 'away' }, signal);
    await cloud.time.advance(3_000);
    expect(await written).toMatchObject({ ok: true });
    expect(cloud.requests).toEqual(['GET', 'GET', 'GET', 'GET', 'PUT since 08:00:03']);
  });

  it('of a presence that this dialect has not is refused here', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    expect(await cloud.resource.write({ definitionId: 'lunch' }, signal)).toMatchObject({
      ok: false,
      error: { code: 'rejected' },
    });
    expect(cloud.bodies).toEqual([]);
  });

  it('waits two seconds when it is to wait and is not told how long', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    cloud.failures.push(cloudError('rate-limited', ''));
    expect(await cloud.resource.write({ definitionId: 'away' }, signal)).toMatchObject({
      error: { code: 'rate-limited', retryAfterMs: 2_000 },
    });
    cloud.failures.push(cloudError('rate-limited', '', { retryAfterMs: 7_000 }));
    expect(await cloud.resource.read(signal)).toMatchObject({ error: { retryAfterMs: 7_000 } });
  });
});

describe('two changes in one second', () => {
  it('ours and somebody else’s, are both told, in their order', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    const ours = await cloud.resource.write({ definitionId: 'away' }, signal);
    cloud.change('offline');
    const theirs = await cloud.resource.poll(signal);
    if (!ours.ok || !theirs.ok) throw new Error('It failed.');
    expect(theirs.value).toMatchObject({ isNews: true, presence: { definitionId: 'offline' } });
    expect(theirs.value.presence.version).toBeGreaterThan(ours.value.version ?? Infinity);
    expect(await cloud.resource.poll(signal)).toMatchObject({ value: { isNews: false } });
  });
});

describe('a change in the second of the last answer', () => {
  it('has the version of that second where the cloud tells no modification, however long nothing changed', async () => {
    const cloud = startCloud();
    cloud.tellNoModification();
    const first = await readAndWait(cloud);
    expect(await cloud.resource.read(signal)).toMatchObject({ value: { version: first.version } });
    cloud.change('offline');
    expect(await cloud.resource.read(signal)).toMatchObject({ value: { version: (first.version ?? 0) + 5_000 } });
  });
});

describe('a poll', () => {
  it('tells only what no answer has told', async () => {
    const cloud = startCloud();
    expect(await cloud.resource.poll(signal)).toMatchObject({ value: { isNews: false } });
    await cloud.time.advance(5_000);
    cloud.change('away');
    expect(await cloud.resource.read(signal)).toMatchObject({ value: { definitionId: 'away' } });
    expect(await cloud.resource.poll(signal)).toMatchObject({ value: { isNews: false } });
    await cloud.time.advance(5_000);
    cloud.change('offline');
    expect(await cloud.resource.poll(signal)).toMatchObject({ value: { isNews: true } });
  });

  it('gives way to a write', async () => {
    const cloud = startCloud();
    await readAndWait(cloud);
    let open: () => void = () => undefined;
    cloud.holdBack(new Promise((resolve) => (open = resolve)));
    const before = cloud.resource.read(signal);
    const polled = cloud.resource.poll(signal);
    const written = cloud.resource.write({ definitionId: 'away' }, signal);
    open();
    expect(await before).toMatchObject({ ok: true });
    expect(await polled).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(await written).toMatchObject({ ok: true });
    expect(cloud.requests).toEqual(['GET', 'GET', 'GET', 'PUT since 08:00:00']);
  });
});
