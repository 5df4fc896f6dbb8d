import { describe, expect, it } from 'vitest';
import { isX11OnWayland } from '../../../../electron/adapters/idle/x11-on-wayland';

const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };
const x11 = { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' };

const ask = (
  environment: Record<string, string>,
  electronVersion: string,
  switches: Record<string, string> = {},
): boolean => isX11OnWayland({ environment, electronVersion, switchValue: (name) => switches[name] ?? '' });

describe('Whether Electron is an X11 program in a Wayland session', () => {
  it.each<[string, boolean, Record<string, string>, string, Record<string, string>?]>([
    ['is not in an X11 session', false, x11, '33.2.1'],
    ['is not where there is no session', false, { DISPLAY: ':99' }, '45.4.1'],
    ['is with an Electron that does not know better by itself', true, wayland, '33.2.1'],
    ['is not with one that does', false, wayland, '45.4.1'],
    ['is with one that does, told to use X11', true, wayland, '45.4.1', { 'ozone-platform': 'x11' }],
    ['is not with an old one told to use Wayland', false, wayland, '33.2.1', { 'ozone-platform': 'wayland' }],
    ['is not with an old one told to find out', false, wayland, '33.2.1', { 'ozone-platform-hint': 'auto' }],
    [
      'is not with an old one told so by the environment',
      false,
      { ...wayland, ELECTRON_OZONE_PLATFORM_HINT: 'auto' },
      '33.2.1',
    ],
    [
      'is where only the display tells of Wayland, by which Electron does not go',
      true,
      { WAYLAND_DISPLAY: 'wayland-1' },
      '45.4.1',
    ],
  ])('%s', (_, expected, environment, version, switches) => {
    expect(ask(environment, version, switches)).toBe(expected);
  });
});
