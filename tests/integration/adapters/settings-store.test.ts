import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { openSettingsStore } from '../../../electron/adapters/settings-store';

let open: typeof openSettingsStore;
let directory: string;
let file: string;

beforeAll(async () => {
  // Outside Electron the package `electron` is the path of its program, which it looks for, and would fetch, when imported.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere';
  open = (await import('../../../electron/adapters/settings-store')).openSettingsStore;
});

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'presence-tray-settings-'));
  file = path.join(directory, 'settings.json');
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const clock = { now: () => Date.UTC(2026, 0, 5, 8, 30, 15) };
const openHere = () => open({ directory, clock });
const stored = async (): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

describe('the settings store', () => {
  it('begins with nothing of the person’s own and writes nothing before a change', async () => {
    const store = openHere();
    expect(store.current()).toEqual({});
    expect(store.problem).toBeNull();
    expect(await readdir(directory)).toEqual([]);
  });

  it('makes its folder', () => {
    const store = open({ directory: path.join(directory, 'user', 'data'), clock });
    expect(store.update({ theme: 'dark' })).toMatchObject({ ok: true });
  });

  it('keeps a change over a restart, readable by its owner alone', async () => {
    const result = openHere().update({ theme: 'dark', hasSeenTrayHint: true });
    expect(result).toEqual({ ok: true, value: { theme: 'dark', hasSeenTrayHint: true } });
    expect(openHere().current()).toEqual({ theme: 'dark', hasSeenTrayHint: true });
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('changes only what a patch names', () => {
    const store = openHere();
    store.update({ theme: 'dark' });
    store.update({ hasSeenTrayHint: true });
    store.update({ theme: undefined });
    expect(store.current()).toMatchObject({ theme: 'dark', hasSeenTrayHint: true });
  });

  it('keeps only what was changed, so that a later default reaches everybody else', async () => {
    await writeFile(file, '\uFEFF{"version":1,"theme":"light"}');
    const store = openHere();
    expect(store.current()).toEqual({ theme: 'light' });
    expect(store.problem).toBeNull();
    store.update({ hasSeenTrayHint: true });
    expect(await stored()).toEqual({ version: 1, theme: 'light', hasSeenTrayHint: true });
  });

  it.each([
    ['half a file', '{"version":1,"the'],
    ['an empty file', ''],
    ['zero bytes', '\0\0\0\0'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no version', '{"theme":"dark"}'],
    ['a newer version', '{"version":99,"theme":"dark"}'],
    ['a value of no meaning', '{"version":1,"theme":"pink"}'],
    ['a setting that does not exist', '{"version":1,"accessToken":"x"}'],
    ['a setting that is not the person’s', '{"version":1,"dialect":"resource"}'],
  ])('keeps %s aside, says so, and goes on without', async (_what, text) => {
    await writeFile(file, text);
    const store = openHere();
    expect(store.current()).toEqual({});
    expect(store.problem).toEqual({
      keptAside: `${file}.broken-20260105T083015Z`,
      detail: expect.stringMatching(/^\S.*\.$/) as string,
    });
    expect(await readFile(`${file}.broken-20260105T083015Z`, 'utf8')).toBe(text);

    expect(store.update({ theme: 'light' })).toMatchObject({ ok: true });
    expect(await stored()).toMatchObject({ theme: 'light' });
    expect(openHere().problem).toBeNull();
  });

  it('never replaces a file that was kept aside before', async () => {
    for (const text of ['one', 'two', 'three']) {
      await writeFile(file, text);
      openHere();
    }
    const kept = (await readdir(directory)).sort();
    expect(kept).toEqual(['', '-2', '-3'].map((suffix) => `settings.json.broken-20260105T083015Z${suffix}`));
    expect(await readFile(path.join(directory, kept[0] ?? ''), 'utf8')).toBe('one');
  });

  it('removes what a killed run left of its writes, and nothing else', async () => {
    for (const name of ['settings.json.tmp-1764000000123abc', 'other.json.tmp-1', 'settings.json.broken-1']) {
      await writeFile(path.join(directory, name), '{}');
    }
    openHere();
    expect((await readdir(directory)).sort()).toEqual(['other.json.tmp-1', 'settings.json.broken-1']);
  });

  it('says that a change could not be written, and keeps to what is stored', async () => {
    await writeFile(path.join(directory, 'a-file'), '');
    const store = open({ directory: path.join(directory, 'a-file', 'below'), clock });
    expect(store.problem).toBeNull();
    expect(store.update({ theme: 'dark' })).toEqual({
      ok: false,
      error: { code: 'write-failed', detail: expect.any(String) as string },
    });
    expect(store.current()).toEqual({});
  });

  it('puts what is no file aside too', async () => {
    await mkdir(file);
    await writeFile(path.join(file, 'inside'), 'kept');
    const store = openHere();
    expect(await readFile(path.join(store.problem?.keptAside ?? '', 'inside'), 'utf8')).toBe('kept');
    expect(store.update({ theme: 'dark' })).toMatchObject({ ok: true });
  });

  it('refuses a patch that is no setting: a bug of the caller', () => {
    expect(() => openHere().update({ theme: 'pink' } as never)).toThrow();
    expect(openHere().current()).toEqual({});
  });
});

describe.runIf(process.platform === 'linux')('a broken file that cannot be moved', () => {
  it('stays where it is, is reported, and is not written over', async () => {
    // So deep that the file still has a path (4,095 bytes) and any longer name has none; even root cannot make one.
    const depth = 4075;
    let deep = directory;
    while (deep.length < depth - 1) deep = path.join(deep, 'd'.repeat(Math.min(200, depth - 1 - deep.length)));
    await mkdir(deep, { recursive: true });
    const deepFile = path.join(deep, 'settings.json');
    await writeFile(deepFile, 'broken');
    const store = open({ directory: deep, clock });
    expect(store.problem?.keptAside === deepFile).toBe(true);
    expect(store.update({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'write-failed' } });
    expect(await readFile(deepFile, 'utf8')).toBe('broken');
  });
});
