import { describe, expect, it } from 'vitest';
import { createElectronGlobalShortcuts } from '../../../electron/adapters/electron-global-shortcuts';

const electron = { register: () => true, unregister: () => undefined };
const on = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}) =>
  createElectronGlobalShortcuts(electron, { platform, env });

describe('Electron’s global shortcuts', () => {
  it('are not had where the session is Wayland’s, whose programs hear of no keys but their own', () => {
    expect(on('linux', { WAYLAND_DISPLAY: 'wayland-0' }).obstacle).toBe('wayland');
    expect(on('linux', { XDG_SESSION_TYPE: 'wayland' }).obstacle).toBe('wayland');
    expect(on('linux', { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '' }).obstacle).toBeNull();
    expect(on('win32', { WAYLAND_DISPLAY: 'wayland-0' }).obstacle).toBeNull();
  });

  it('that this Electron does not know are taken for keys of others', () => {
    const strict = {
      ...electron,
      register: () => {
        throw new TypeError('Error processing argument at index 0, conversion failure');
      },
    };
    const { register } = createElectronGlobalShortcuts(strict, { platform: 'linux', env: {} });
    expect(register('Control+F24', () => undefined)).toBe(false);
  });
});
