import { describe, expect, it } from 'vitest';
import { environmentOf, restart } from '../../../electron/restart';

const program = ['/opt/presence-tray', '--user-data-dir=/home/maya', '/app'];

function restarted(
  into: 'simulation' | 'set-up',
  argv: string[],
  env: Record<string, string> = {},
  localApiPort: number | null = null,
): unknown[] {
  const done: unknown[] = [];
  const app = { relaunch: (options: object) => void done.push(options), quit: () => void done.push('quit') };
  restart(app, { into, localApiPort }, { argv, env });
  return done;
}

describe('A restart', () => {
  it('into the simulation says so to the next start, which has everything else as it was, and ends this one in order', () => {
    expect(restarted('simulation', [...program, '--set-up'])).toEqual([
      { args: ['--user-data-dir=/home/maya', '/app', '--simulated'] },
      'quit',
    ]);
  });

  it('out of the simulation begins with the set-up', () => {
    expect(restarted('set-up', [...program, '--simulated'])).toEqual([
      { args: ['--user-data-dir=/home/maya', '/app', '--set-up'] },
      'quit',
    ]);
  });

  it('of an AppImage starts the image, not the program inside, whose folder is gone by then', () => {
    expect(restarted('simulation', program.slice(0, 1), { APPIMAGE: '/home/maya/Presence Tray.AppImage' })[0]).toEqual({
      args: ['--simulated'],
      execPath: '/home/maya/Presence Tray.AppImage',
    });
  });

  it('brings the local API back to the port at which the programs look for it, until the next restart', () => {
    const simulated = ['--user-data-dir=/home/maya', '/app', '--simulated', '--local-api-port=3011'];
    expect(restarted('simulation', program, {}, 3011)[0]).toEqual({ args: simulated });
    const argv = ['/opt/presence-tray', ...simulated];
    expect(environmentOf({ argv, env: { HOME: '/home/maya' } })).toEqual({ HOME: '/home/maya', PORT: '3011' });
    expect(environmentOf({ argv: program, env: { PORT: '8080' } })).toEqual({ PORT: '8080' });
    expect(restarted('set-up', argv)[0]).toEqual({ args: ['--user-data-dir=/home/maya', '/app', '--set-up'] });
  });
});
