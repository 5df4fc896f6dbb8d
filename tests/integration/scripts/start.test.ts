import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareMachine } from '../../../scripts/lib/prepared-machine';
import { projectFolder } from '../../../scripts/lib/project';
import { processesThatMention } from './processes';

/** What the order allows for; on a prepared machine it takes a few seconds. */
const readyLimitMs = 60_000;
const installLimitMs = 300_000;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-start-'));
  await prepareMachine('run', () => undefined, { build: true });
}, installLimitMs);
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

/** The environment of a machine without a display and without D-Bus, with settings of its own. */
function headless(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, XDG_CONFIG_HOME: folder };
  for (const name of [
    'DISPLAY',
    'WAYLAND_DISPLAY',
    'DBUS_SESSION_BUS_ADDRESS',
    'XDG_RUNTIME_DIR',
    'GENESYS_ORG_HOST',
  ]) {
    delete environment[name];
  }
  return environment;
}

describe('npm start on a machine without a desktop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says when the app is ready, and %s to npm ends everything it started',
    { timeout: readyLimitMs + 20_000 },
    async (signal) => {
      const npm = spawn('npm', ['start'], { cwd: projectFolder, env: headless(), stdio: ['ignore', 'pipe', 'ignore'] });
      const ended = once(npm, 'exit');
      let session = '';
      for await (const line of createInterface({ input: npm.stdout })) {
        session = /^runtime folder: (\S+)\/run,/.exec(line)?.[1] ?? session;
        if (/^ready: /.test(line)) break;
      }
      expect(session).not.toBe('');
      expect(processesThatMention(session)).toHaveLength(2);
      expect(processesThatMention(folder)).not.toEqual([]);
      npm.kill(signal);
      await ended;
      expect(processesThatMention(session)).toEqual([]);
      expect(processesThatMention(folder)).toEqual([]);
    },
  );
});
