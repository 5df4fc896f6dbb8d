import { describe, expect, it } from 'vitest';
import type { SandboxProbe } from '../../../scripts/lib/sandbox';
import { whyNoSandbox } from '../../../scripts/lib/sandbox';

const desktop: SandboxProbe = {
  platform: 'linux',
  userId: 1000,
  readText: () => undefined,
  isSetUserIdRoot: () => false,
  canMakeNamespaces: () => true,
};
const files = (texts: Record<string, string>): Partial<SandboxProbe> => ({ readText: (file) => texts[file] });

describe('the sandbox', () => {
  it.each<[string, Partial<SandboxProbe>]>([
    ['works on an ordinary desktop', {}],
    ['works on macOS, whatever the user', { platform: 'darwin', userId: 0 }],
    ['is tried where namespaces cannot be tested', { canMakeNamespaces: () => undefined }],
    [
      'works with an installed chrome-sandbox even where namespaces are restricted',
      { isSetUserIdRoot: (file) => file === '/runtime/chrome-sandbox', canMakeNamespaces: () => false },
    ],
  ])('%s', (_name, differences) => {
    expect(whyNoSandbox('/runtime/chrome-sandbox', { ...desktop, ...differences })).toBeUndefined();
  });

  it.each<[string, Partial<SandboxProbe>, string]>([
    ['as root', { userId: 0, isSetUserIdRoot: () => true }, 'root'],
    ['with namespaces off', files({ '/proc/sys/kernel/unprivileged_userns_clone': '0' }), 'switched off'],
    ['with no namespaces allowed', files({ '/proc/sys/user/max_user_namespaces': '0' }), 'allowed'],
    ['under AppArmor', files({ '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1' }), 'AppArmor'],
    ['in a container that forbids namespaces', { canMakeNamespaces: () => false }, 'container'],
  ])('cannot work %s, and the reason is told', (_name, differences, reason) => {
    expect(whyNoSandbox('/runtime/chrome-sandbox', { ...desktop, ...differences })).toContain(reason);
  });
});
