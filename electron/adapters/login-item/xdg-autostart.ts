import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { err, ok } from '../../../shared/result';
import type { LoginItem } from '../../ports';

export interface XdgAutostartOptions {
  /** `$XDG_CONFIG_HOME`, or `~/.config`. */
  readonly configFolder: string;
  /** What is started: an absolute path. */
  readonly program: string;
  readonly name: string;
}

/** The autostart of Linux desktops: a desktop entry in a folder of the person (XDG Desktop Application Autostart). */
export function createXdgAutostart({ configFolder, program, name }: XdgAutostartOptions): LoginItem {
  const file = path.join(configFolder, 'autostart', 'presence-tray.desktop');
  return {
    isOn() {
      try {
        return isStarting(readFileSync(file, 'utf8'));
      } catch {
        return false;
      }
    },
    set(isOn) {
      try {
        if (isOn) {
          mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
          // In one step: a desktop that reads it meanwhile gets the whole of it or nothing.
          writeFileSync(`${file}.new`, entryOf(program, name), { mode: 0o644 });
          renameSync(`${file}.new`, file);
        } else {
          rmSync(file, { force: true });
        }
        return ok(undefined);
      } catch (error) {
        return err(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

/** An entry that is there can be switched off by the desktop's own tool. */
function isStarting(entry: string): boolean {
  const lines = entry.split(/\r?\n/).map((line) => line.replace(/\s*=\s*/, '='));
  return !lines.includes('Hidden=true') && !lines.includes('X-GNOME-Autostart-enabled=false');
}

function entryOf(program: string, name: string): string {
  return `[Desktop Entry]\nType=Application\nName=${name}\nExec=${quoted(program)}\nIcon=presence-tray\nTerminal=false\n`;
}

/**
 * A program's path as a quoted argument of `Exec`. Two layers: quote, grave accent, dollar and backslash are escaped by a
 * backslash for the argument, and each backslash once more for the entry's string; a percent sign would begin a field code.
 */
function quoted(program: string): string {
  const argument = `"${program.replace(/["`$\\]/g, '\\$&')}"`;
  return argument.replace(/\\/g, '\\\\').replace(/%/g, '%%');
}
