import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './run-program';

/** What is asked of, and done to, the operating system; handed in so that each case can be tested. */
export interface PackageProbe {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  hasDisplay(): boolean;
  hasBus(): boolean;
  hasProgram(name: string): boolean;
  /** File names of all shared libraries that the dynamic linker finds. */
  libraries(): Promise<ReadonlySet<string>>;
  hasApt(): Promise<boolean>;
  /** Those of `names` that apt could install. */
  knownPackages(names: readonly string[]): Promise<ReadonlySet<string>>;
  update(): Promise<void>;
  /** Installs packages; answers why not, or undefined. */
  install(packages: readonly string[]): Promise<string | undefined>;
}

const aptLimitMs = 600_000;
const lockWait = ['-o', 'DPkg::Lock::Timeout=120'];

/** The real machine. */
export const machinePackageProbe: PackageProbe = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  hasDisplay: () => Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']),
  hasBus() {
    const runtimeFolder = process.env['XDG_RUNTIME_DIR'];
    if (process.env['DBUS_SESSION_BUS_ADDRESS']) return true;
    return runtimeFolder !== undefined && existsSync(path.join(runtimeFolder, 'bus'));
  },
  hasProgram: (name) => (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => isExecutable(folder, name)),
  async libraries() {
    // Not every user has /sbin on the path.
    const result = await runProgram('/sbin/ldconfig', ['-p']);
    return new Set([...result.stdout.matchAll(/^\s+(\S+) \(/gm)].map((match) => match[1] ?? ''));
  },
  hasApt: () => Promise.resolve(machinePackageProbe.hasProgram('apt-get')),
  async knownPackages(names) {
    const { stdout } = await runProgram('apt-cache', ['policy', ...names]);
    // Per package: "name:", then indented "Installed: …" and "Candidate: …".
    const blocks = stdout.split(/^(?=\S)/m).filter((block) => !/Candidate: \(none\)/.test(block));
    return new Set(blocks.map((block) => block.slice(0, block.indexOf(':'))));
  },
  async update() {
    await runApt(['update']);
  },
  install: (packages) => runApt(['install', '--yes', '--no-install-recommends', ...packages]),
};

async function runApt(args: readonly string[]): Promise<string | undefined> {
  const result = await runProgram('apt-get', [...lockWait, ...args], {
    environment: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeLimitMs: aptLimitMs,
  });
  if (result.exitCode === 0) return undefined;
  return result.timedOut ? 'apt-get took too long' : (result.stderr.trim().split('\n').at(-1) ?? 'apt-get failed');
}

function isExecutable(folder: string, name: string): boolean {
  try {
    accessSync(path.join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
