import { describe, expect, it } from 'vitest';
import type { WindowSystem } from '../../../electron/adapters/window-system';
import { windowSystemOf } from '../../../electron/adapters/window-system';

const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };
const x11 = { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' };

describe('Our windows on Linux', () => {
  it.each<[string, WindowSystem, Record<string, string>, string, Record<string, string>?]>([
    ['are X11’s in an X11 session', 'x11', x11, '33.2.1'],
    ['are so with an Electron that knows Wayland', 'x11', x11, '45.4.1'],
    ['are so where there is no session', 'x11', { DISPLAY: ':99' }, '45.4.1'],
    ['are X11’s on Wayland with an Electron that does not know better by itself', 'x11-on-wayland', wayland, '33.2.1'],
    ['are Wayland’s with one that does', 'wayland', wayland, '45.4.1'],
    ['are X11’s with one that does, told so', 'x11-on-wayland', wayland, '45.4.1', { 'ozone-platform': 'x11' }],
    ['are Wayland’s with one that does, told to find out', 'wayland', wayland, '45.4.1', { 'ozone-platform': 'auto' }],
    ['are Wayland’s with an old one told so', 'wayland', wayland, '33.2.1', { 'ozone-platform': 'wayland' }],
    ['are Wayland’s with an old one told to find out', 'wayland', wayland, '33.2.1', { 'ozone-platform-hint': 'auto' }],
    ['stay X11’s with an old one, hinted so', 'x11-on-wayland', wayland, '33.2.1', { 'ozone-platform-hint': 'x11' }],
    [
      'are Wayland’s with an old one told so by the environment',
      'wayland',
      { ...wayland, ELECTRON_OZONE_PLATFORM_HINT: 'auto' },
      '33.2.1',
    ],
    [
      'are X11’s where only the display tells of Wayland, by which Electron does not go',
      'x11-on-wayland',
      { WAYLAND_DISPLAY: 'wayland-1' },
      '45.4.1',
    ],
  ])('%s', (_, expected, environment, electronVersion, switches = {}) => {
    expect(windowSystemOf({ environment, electronVersion, switchValue: (name) => switches[name] ?? '' })).toBe(
      expected,
    );
  });
});
