import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createXdgAutostart } from '../../../electron/adapters/login-item/xdg-autostart';

let configFolder: string;
let file: string;

beforeEach(async () => {
  configFolder = await mkdtemp(path.join(tmpdir(), 'presence-tray-autostart-'));
  file = path.join(configFolder, 'autostart', 'presence-tray.desktop');
});

afterEach(() => rm(configFolder, { recursive: true, force: true }));

const here = (program = '/opt/Presence Tray/presence-tray') =>
  createXdgAutostart({ configFolder, program, name: 'Presence Tray' });
const execOf = async (): Promise<string | undefined> => /^Exec=(.*)$/m.exec(await readFile(file, 'utf8'))?.[1];

describe('the autostart of a Linux desktop', () => {
  it('is off until it is switched on, and off again afterwards, with nothing left', async () => {
    const item = here();
    expect(item.isOn()).toBe(false);
    expect(item.set(false)).toEqual({ ok: true, value: undefined });
    expect(item.set(true)).toEqual({ ok: true, value: undefined });
    expect(item.isOn()).toBe(true);
    expect(await readdir(path.dirname(file))).toEqual(['presence-tray.desktop']);
    expect(item.set(false)).toEqual({ ok: true, value: undefined });
    expect(item.isOn()).toBe(false);
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it('is a desktop entry that starts this very program, however its path is spelt', async () => {
    here().set(true);
    expect(await readFile(file, 'utf8')).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Presence Tray\nExec=/);
    expect(await execOf()).toBe('"/opt/Presence Tray/presence-tray"');
    here('/opt/100% "$HOME"\\`/app').set(true);
    expect(await execOf()).toBe('"/opt/100%% \\\\"\\\\$HOME\\\\"\\\\\\\\\\\\`/app"');
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled = false'])(
    'is off where the desktop’s own tool wrote %s',
    async (line) => {
      await mkdir(path.dirname(file));
      await writeFile(file, `[Desktop Entry]\nType=Application\nExec=x\n${line}\n`);
      expect(here().isOn()).toBe(false);
      here().set(true);
      expect(here().isOn()).toBe(true);
    },
  );

  it('says in words that it could not be switched on', async () => {
    await writeFile(path.join(configFolder, 'autostart'), 'a file');
    expect(here().set(true)).toEqual({ ok: false, error: expect.stringContaining('autostart') as string });
    expect(here().isOn()).toBe(false);
  });
});
