import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** What the machine says about itself; handed in so that each case can be tested. */
export interface SandboxProbe {
  readonly platform: NodeJS.Platform;
  readonly userId: number | undefined;
  /** Text of a file of /proc, or undefined where it does not exist. */
  readText(file: string): string | undefined;
  /** True for a file of root with the set-user-id bit, as a package manager installs chrome-sandbox. */
  isSetUserIdRoot(file: string): boolean;
  /** Whether a user, process and network namespace can be made here; undefined where that cannot be tried. */
  canMakeNamespaces(): boolean | undefined;
}

/** The real machine. */
export const machineSandboxProbe: SandboxProbe = {
  platform: process.platform,
  userId: process.getuid?.(),
  readText(file) {
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      return undefined;
    }
  },
  isSetUserIdRoot(file) {
    const state = statSync(file, { throwIfNoEntry: false });
    return state !== undefined && state.uid === 0 && (state.mode & 0o4000) !== 0;
  },
  canMakeNamespaces() {
    const flags = ['--user', '--map-root-user', '--pid', '--fork', '--net', 'true'];
    const result = spawnSync('unshare', flags, { stdio: 'ignore', timeout: 5_000 });
    return result.error === undefined ? result.status === 0 : undefined;
  },
};

/**
 * Says why Chromium's sandbox cannot work on this machine, or undefined where it can. Asked before a development or test run
 * starts Electron, because Electron would otherwise end in a crash that names no cause.
 * @param sandboxProgram the `chrome-sandbox` file beside the executable.
 */
export function whyNoSandbox(sandboxProgram: string, probe: SandboxProbe = machineSandboxProbe): string | undefined {
  if (probe.platform !== 'linux') return undefined;
  if (probe.userId === 0) return 'running as root';
  if (probe.isSetUserIdRoot(sandboxProgram)) return undefined;
  if (probe.readText('/proc/sys/kernel/unprivileged_userns_clone') === '0') return 'user namespaces are switched off';
  if (probe.readText('/proc/sys/user/max_user_namespaces') === '0') return 'no user namespaces are allowed';
  if (probe.readText('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') {
    return 'AppArmor restricts user namespaces';
  }
  if (probe.canMakeNamespaces() === false) return 'namespaces cannot be made here, as in many containers';
  return undefined;
}
