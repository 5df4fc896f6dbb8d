import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveFile } from '../../../electron/adapters/save-file';
import { FakeLog } from '../../fakes/log';

const file = { suggestedName: 'presence-history.csv', content: 'Start,End\r\n' };
let folder: string;
let log: FakeLog;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'presence-tray-save-'));
  log = new FakeLog();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A dialog in which the person picks a place, or none. */
function save(picked: string | null, content: string | Uint8Array = file.content) {
  const asked: unknown[] = [];
  const dialog = {
    showSaveDialog: (options: object) => {
      asked.push(options);
      return Promise.resolve(picked === null ? { canceled: true } : { canceled: false, filePath: picked });
    },
  };
  return saveFile({ ...file, content }, { folder: () => folder, dialog, log }).then((outcome) => ({ outcome, asked }));
}

describe('A file', () => {
  it('is written where the person says, for them alone', async () => {
    const picked = path.join(folder, 'mine.csv');
    const { outcome, asked } = await save(picked);
    expect(outcome).toEqual({ ok: true, value: true });
    expect(readFileSync(picked, 'utf8')).toBe(file.content);
    if (process.platform !== 'win32') expect(statSync(picked).mode & 0o077).toBe(0);
    expect(asked).toEqual([
      { defaultPath: path.join(folder, file.suggestedName), filters: [{ name: 'CSV', extensions: ['csv'] }] },
    ]);
  });

  it('of bytes is written byte by byte', async () => {
    const bytes = new Uint8Array([0x89, 0x50, 0xff, 0x00]);
    const picked = path.join(folder, 'chart.png');
    await save(picked, bytes);
    expect(new Uint8Array(readFileSync(picked))).toEqual(bytes);
  });

  it('is not written when they think better of it', async () => {
    expect((await save(null)).outcome).toEqual({ ok: true, value: false });
    expect(existsSync(path.join(folder, file.suggestedName))).toBe(false);
  });

  it('that takes the place of another leaves that one whole when it cannot be written, and nothing half done', async () => {
    const picked = path.join(folder, 'mine.csv');
    await save(picked, 'of yesterday');
    mkdirSync(`${picked}.part`);
    expect((await save(picked)).outcome.ok).toBe(false);
    expect(readFileSync(picked, 'utf8')).toBe('of yesterday');
    rmdirSync(`${picked}.part`);
    expect((await save(picked)).outcome.ok).toBe(true);
    expect(readdirSync(folder)).toEqual(['mine.csv']);
  });

  it('that the disk does not take is told', async () => {
    const { outcome } = await save(path.join(folder, 'no-such-folder', 'mine.csv'));
    expect(outcome.ok).toBe(false);
    expect(log.entries).toMatchObject([{ level: 'warn' }]);
  });
});
