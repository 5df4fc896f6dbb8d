import { describe, expect, it } from 'vitest';
import { commandLineArguments } from '../../../electron/command-line/arguments-of';

const packaged = (...given: string[]) => commandLineArguments(['/opt/presence-tray', ...given], true);
const inDevelopment = (...given: string[]) => commandLineArguments(['electron', ...given], false);

describe('The command line', () => {
  it('is an ordinary start without a verb, whatever switches there are', () => {
    expect(packaged()).toBeNull();
    expect(packaged('--simulated', '--verbose', '--ozone-platform=x11')).toBeNull();
    expect(inDevelopment('/home/maya/presence-tray')).toBeNull();
    expect(inDevelopment('--no-sandbox', '/home/maya/presence-tray', '--set-up')).toBeNull();
    expect(inDevelopment()).toBeNull();
  });

  it('begins at the verb; switches may stand before it', () => {
    expect(packaged('set', 'Break', '--for', '15m')).toEqual(['set', 'Break', '--for', '15m']);
    expect(packaged('--no-sandbox', 'get', '--json')).toEqual(['get', '--json']);
    expect(inDevelopment('--no-sandbox', '.', '--ozone-platform=x11', 'get')).toEqual(['get']);
  });

  it('keeps what is ours before the verb: the real presence is not changed where the simulated one was meant', () => {
    expect(packaged('--simulated', 'set', 'Break', '--note', 'x')).toEqual([
      'set',
      '--simulated',
      'Break',
      '--note',
      'x',
    ]);
    expect(packaged('--json', '--no-sandbox', 'get')).toEqual(['get', '--json']);
    expect(inDevelopment('.', '--simulated', 'get')).toEqual(['get', '--simulated']);
    expect(packaged('--simulated', '--', '-x')).toBeNull();
  });

  it('takes a word it does not know too, so that a slip of the finger does not start the app', () => {
    expect(packaged('gte')).toEqual(['gte']);
  });

  it.each(['--help', '-h', '--version'])('knows %s without a verb', (asked) => {
    expect(packaged('--no-sandbox', asked)).toEqual([asked]);
    expect(inDevelopment('.', asked)).toEqual([asked]);
  });

  it('leaves to Electron what stands before the folder of the app', () => {
    expect(inDevelopment('--version', '.')).toBeNull();
  });
});
