import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeychainSecretStore } from '../../../electron/adapters/keychain-secret-store';
import { secretErrorOf } from '../../../electron/adapters/keychain-errors';
import { FakeKeychain } from '../../fakes/keychain-worker';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'presence-tray-keychain-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setUp(keychain = new FakeKeychain(), serviceOf: (name: string) => string = () => 'Test') {
  const time = createVirtualTime();
  const log = new FakeLog();
  const waiting: boolean[] = [];
  const markerFile = path.join(folder, 'data', 'keychain-entries.json');
  const store = createKeychainSecretStore({
    fork: keychain.fork,
    serviceOf,
    markerFile,
    scheduler: time.scheduler,
    log,
    onWaiting: (isWaiting) => waiting.push(isWaiting),
  });
  return { keychain, time, log, waiting, store, markerFile };
}

/** Nobody answers a prompt: the given operation gets no answer. */
const hangAt = (keychain: FakeKeychain, operation: string): void => {
  keychain.behave = (request) => (request.operation === operation ? undefined : keychain.answer(request));
};

const okay = (value?: unknown) => ({ ok: true, value });
const failed = (code: string) => ({ ok: false, error: { code, detail: expect.any(String) as string } });

describe('the keychain', () => {
  it('gives back what it was given, under its service', async () => {
    const { store, keychain } = setUp();
    expect(await store.read('token')).toEqual(okay(null));
    expect(await store.write('token', 'grüße 🔑')).toEqual(okay());
    expect(await store.read('token')).toEqual(okay('grüße 🔑'));
    expect([...keychain.entries.keys()]).toEqual(['Test/token']);
    expect(await store.remove('token')).toEqual(okay());
    expect(await store.read('token')).toEqual(okay(null));
  });

  it('starts no worker before it is wanted, one for several calls, and none once idle', async () => {
    const { store, keychain, time } = setUp();
    expect(keychain.started).toBe(0);
    await store.write('token', 'x');
    await store.read('token');
    expect(keychain.started).toBe(1);
    expect(keychain.requests.filter(({ operation }) => operation === 'probe')).toHaveLength(1);
    await time.advance(4999);
    expect(keychain.running).toBe(1);
    await time.advance(1);
    expect(keychain.running).toBe(0);
    expect(time.pending()).toBe(0);
    expect(await store.read('token')).toEqual(okay('x'));
    expect(keychain.started).toBe(2);
  });

  it('is not idle while calls come', async () => {
    const { store, keychain, time } = setUp();
    await store.write('token', 'x');
    await time.advance(4000);
    await store.read('token');
    await time.advance(4000);
    expect(keychain.running).toBe(1);
  });

  it('is hanging when it does not even say that it is there, in four seconds', async () => {
    const { store, keychain, time, waiting } = setUp();
    hangAt(keychain, 'probe');
    const reading = store.read('token');
    await time.advance(3999);
    expect(keychain.running).toBe(1);
    await time.advance(1);
    expect(await reading).toEqual(failed('hanging'));
    expect(keychain.running).toBe(0);
    expect(waiting).toEqual([]);
    keychain.behave = (request) => keychain.answer(request);
    expect(await store.read('token')).toEqual(okay(null));
  });

  it('may ask the person for two minutes, and says that it does', async () => {
    const { store, keychain, time, waiting } = setUp();
    hangAt(keychain, 'read');
    const reading = store.read('token');
    await time.advance(999);
    expect(waiting).toEqual([]);
    await time.advance(1);
    expect(waiting).toEqual([true]);
    await time.advance(118_999);
    expect(keychain.running).toBe(1);
    await time.advance(1);
    expect(await reading).toEqual(failed('hanging'));
    expect(waiting).toEqual([true, false]);
    expect(keychain.running).toBe(0);
    expect(time.pending()).toBe(0);
  });

  it('asks one thing at a time', async () => {
    const { store, keychain, time } = setUp();
    hangAt(keychain, 'read');
    const first = store.read('one');
    const second = store.write('two', 'x');
    await time.advance(60_000);
    expect(keychain.requests.map(({ operation }) => operation)).toEqual(['probe', 'read']);
    await time.advance(60_000);
    expect(await first).toEqual(failed('hanging'));
    expect(await second).toEqual(okay());
  });

  it('asks for its password once for all that wait, however many that are', async () => {
    const { store, keychain, time } = setUp();
    for (const name of ['sign-in', 'token', 'other']) await store.write(name, 'x');
    // The prompt stands for a while, and is closed.
    let close: (() => void) | null = null;
    keychain.later = (request, reply) => {
      if (request.operation !== 'read') return false;
      close = () => reply({ id: request.id, ok: true, value: null });
      return true;
    };
    const all = [store.read('sign-in'), store.read('token'), store.write('other', 'y'), store.remove('token')];
    await time.advance(2_000);
    const { length } = keychain.requests;
    (close as (() => void) | null)?.();
    expect(await Promise.all(all)).toEqual([failed('locked'), failed('locked'), failed('locked'), failed('locked')]);
    expect(keychain.requests).toHaveLength(length);
    // What is removed counts as gone all the same.
    expect(await store.read('token')).toEqual(okay(null));
    keychain.later = null;
    expect(await store.read('sign-in')).toEqual(okay('x'));
  });

  it('that lost one entry is asked for the others all the same', async () => {
    const { store, keychain } = setUp();
    for (const name of ['sign-in', 'token']) await store.write(name, 'x');
    keychain.entries.delete('Test/sign-in');
    expect(await Promise.all([store.read('sign-in'), store.read('token')])).toEqual([failed('locked'), okay('x')]);
  });

  it('keeps each entry under the service that its name belongs to', async () => {
    const keychain = new FakeKeychain();
    const { store } = setUp(keychain, (name) => `Service of ${name}`);
    await store.write('one', '1');
    await store.write('two', '2');
    expect([...keychain.entries.keys()]).toEqual(['Service of one/one', 'Service of two/two']);
  });

  it('ends its worker at once when disposed, also in the middle of a prompt, and starts no other', async () => {
    const { store, keychain, time, waiting } = setUp();
    hangAt(keychain, 'read');
    const reading = store.read('token');
    await time.advance(5000);
    store.dispose();
    expect(keychain.running).toBe(0);
    expect(await reading).toEqual(failed('failed'));
    expect(waiting).toEqual([true, false]);
    expect(await store.read('token')).toEqual(failed('failed'));
    store.dispose();
    expect(keychain.started).toBe(1);
    expect(time.pending()).toBe(0);
  });

  it('survives a worker that ends, does not start, or talks nonsense', async () => {
    const { store, keychain, time } = setUp();
    keychain.behave = () => keychain.crash();
    expect(await store.read('token')).toEqual(failed('failed'));

    keychain.behave = (request) => ({ ...keychain.answer(request), value: { not: 'a value' } });
    const reading = store.read('token');
    await time.advance(4000);
    expect(await reading).toEqual(failed('hanging'));

    keychain.behave = (request) => keychain.answer(request);
    expect(await store.read('token')).toEqual(okay(null));

    const broken = setUp(Object.assign(new FakeKeychain(), { fork: () => { throw new Error('no such file'); } })); // prettier-ignore
    expect(await broken.store.read('token')).toEqual(failed('failed'));
  });

  it.each([
    ['', 'failed'],
    ['x'.repeat(2401), 'too-large'],
    ['é'.repeat(1201), 'too-large'],
  ])('refuses what it could not hold, without asking', async (value, code) => {
    const { store, keychain } = setUp();
    expect(await store.write('token', value)).toEqual(failed(code));
    expect(keychain.started).toBe(0);
  });

  it('takes 2,400 bytes', async () => {
    expect(await setUp().store.write('token', 'é'.repeat(1200))).toEqual(okay());
  });

  it('notes the names that it holds in a file of its own, and no value; the log has neither value nor more', async () => {
    const { store, keychain, markerFile, log } = setUp();
    await store.write('token', 'a-s3cret');
    expect(JSON.parse(readFileSync(markerFile, 'utf8'))).toEqual({ version: 1, entries: { token: 'stored' } });
    keychain.behave = ({ id }) => ({
      id,
      ok: false,
      code: 'failed',
      detail: 'Cannot create an item in a locked collection',
    });
    await store.read('token');
    expect(log.entries).toHaveLength(1);
    expect(JSON.stringify(log.entries)).not.toContain('s3cret');
  });
});

describe('a keychain that lost what it held', () => {
  it('counts as locked, also after a restart, and is not written over', async () => {
    const first = setUp();
    await first.store.write('token', 'x');
    first.store.dispose();

    const { store, keychain } = setUp();
    expect(await store.read('token')).toEqual(failed('locked'));
    expect(await store.write('token', 'y')).toEqual(failed('locked'));
    expect(keychain.entries.size).toBe(0);
    expect(await store.read('other')).toEqual(okay(null));
  });

  it('may be written to once the name was given up', async () => {
    const { store, keychain } = setUp();
    await store.write('token', 'x');
    keychain.entries.clear();
    expect(await store.remove('token')).toEqual(okay());
    expect(await store.read('token')).toEqual(okay(null));
    expect(await store.write('token', 'y')).toEqual(okay());
    expect(await store.read('token')).toEqual(okay('y'));
  });

  it('is known by what it gives back where the marks are lost', async () => {
    const first = setUp();
    await first.store.write('token', 'x');
    writeFileSync(first.markerFile, 'not json');
    const second = setUp(first.keychain);
    expect(await second.store.read('token')).toEqual(okay('x'));
    first.keychain.entries.clear();
    expect(await second.store.read('token')).toEqual(failed('locked'));
  });
});

describe('giving up a name', () => {
  it('holds even if the keychain cannot be asked just then', async () => {
    const { store, keychain, time } = setUp();
    await store.write('token', 'x');
    hangAt(keychain, 'remove');
    const removing = store.remove('token');
    await time.advance(120_000);
    expect(await removing).toEqual(failed('hanging'));
    expect(keychain.entries.size).toBe(1);

    keychain.behave = (request) => keychain.answer(request);
    expect(await setUp(keychain).store.read('token')).toEqual(okay(null));
    expect(await store.write('token', 'y')).toEqual(okay());
    expect(await store.read('token')).toEqual(okay('y'));
  });

  it('leaves no mark of what never was', async () => {
    const { store, markerFile } = setUp();
    expect(await store.remove('token')).toEqual(okay());
    expect(JSON.parse(readFileSync(markerFile, 'utf8'))).toEqual({ version: 1, entries: {} });
  });
});

describe('the words of a keychain', () => {
  it.each([
    ['The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
    ['GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name is not activatable', 'absent'],
    ['Unknown or unsupported transport “disabled” for address “disabled:”', 'absent'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent'],
    ['Could not connect: No such file or directory', 'absent'],
    ['Could not connect: Connection refused', 'absent'],
    ['The connection is closed', 'absent'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['The user name or passphrase you entered is not correct.', 'locked'],
    ['User canceled the operation.', 'locked'],
    ['The stub received bad data', 'failed'],
    ['', 'failed'],
  ])('%s: %s', (detail, code) => {
    expect(secretErrorOf(detail)).toEqual({ code, detail });
  });

  it('are asked for anew by a fresh worker after each refusal', async () => {
    const { store, keychain } = setUp();
    keychain.behave = ({ id }) => ({ id, ok: false, code: 'failed', detail: 'The connection is closed' });
    expect(await store.read('token')).toEqual(failed('absent'));
    expect(keychain.running).toBe(0);
    keychain.behave = ({ id }) => ({ id, ok: false, code: 'library-missing', detail: 'libsecret-1.so.0' });
    expect(await store.read('token')).toEqual(failed('library-missing'));
    expect(keychain.running).toBe(0);
  });
});
