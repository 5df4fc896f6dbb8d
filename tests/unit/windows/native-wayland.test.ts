import { expect, it } from 'vitest';
import { isNativeWayland, type DisplayFacts } from '../../../electron/windows/native-wayland';

const facts = (patch: Partial<DisplayFacts>): DisplayFacts => ({
  platform: 'linux',
  environment: { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' },
  electronMajor: 45,
  ozonePlatform: '',
  ozoneHint: '',
  ...patch,
});

it.each([
  ['a Wayland session with an Electron that goes by it', {}, true],
  ['a Wayland session with an Electron that goes to X', { electronMajor: 33 }, false],
  ['that, told to go by the session', { electronMajor: 33, ozoneHint: 'auto' }, true],
  [
    'that, told so by the environment',
    { electronMajor: 33, environment: { WAYLAND_DISPLAY: 'w', ELECTRON_OZONE_PLATFORM_HINT: 'auto' } },
    true,
  ],
  ['a Wayland session with a window made for X', { ozonePlatform: 'x11' }, false],
  ['a hint to X', { ozoneHint: 'x11' }, false],
  ['an X session', { environment: { DISPLAY: ':0' } }, false],
  ['Windows', { platform: 'win32' }, false],
] as const satisfies readonly (readonly [string, Partial<DisplayFacts>, boolean])[])(
  'our windows in %s are Wayland’s own: %o is %s',
  (_case, patch, expected) => {
    expect(isNativeWayland(facts(patch))).toBe(expected);
  },
);
