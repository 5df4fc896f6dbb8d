import { describe, expect, it } from 'vitest';
import { restart } from '../../../electron/restart';

const program = ['/opt/presence-tray', '--user-data-dir=/home/maya', '/app'];

function restarted(into: 'simulation' | 'set-up', argv: string[], env: Record<string, string> = {}): unknown[] {
  const done: unknown[] = [];
  restart({ relaunch: (options) => void done.push(options), quit: () => void done.push('quit') }, into, { argv, env });
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
});
