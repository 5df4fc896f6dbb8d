import { describe, expect, it } from 'vitest';
import { developmentFolder } from '../../../electron/command-line/development-folder';
import { installationsMeant } from '../../../electron/command-line/installations';

describe('Whose app is meant', () => {
  it('is the real one in a packaged app, and the simulated one only when it is named', () => {
    expect(installationsMeant('/data', ['get'], true)).toEqual({
      folders: ['/data'],
      simulatedFolder: '/data/simulated',
    });
    expect(installationsMeant('/data', ['set', 'Break', '--simulated'], true)).toEqual({
      folders: ['/data/simulated'],
      simulatedFolder: null,
    });
  });

  it('is whichever runs in development, the real one first', () => {
    expect(installationsMeant('/data', ['get'], false).folders).toEqual(['/data', '/data/simulated']);
    expect(installationsMeant('/data', ['get', '--simulated'], false).folders).toEqual(['/data/simulated']);
  });
});

describe('The folder of a development start', () => {
  const folder = (platform: NodeJS.Platform, environment = {}) =>
    developmentFolder({ platform, environment, home: '/home/maya', name: 'Presence Tray' });

  it('is where Electron keeps it', () => {
    expect(folder('linux')).toBe('/home/maya/.config/Presence Tray');
    expect(folder('linux', { XDG_CONFIG_HOME: '/elsewhere' })).toBe('/elsewhere/Presence Tray');
    expect(folder('darwin')).toBe('/home/maya/Library/Application Support/Presence Tray');
    expect(folder('win32', { APPDATA: 'C:\\Users\\maya\\AppData\\Roaming' })).toBe(
      'C:\\Users\\maya\\AppData\\Roaming\\Presence Tray',
    );
  });
});
