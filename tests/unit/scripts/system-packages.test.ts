import { describe, expect, it } from 'vitest';
import type { PackageProbe } from '../../../scripts/lib/package-probe';
import { requirementsFor } from '../../../scripts/lib/requirements';
import { ensureSystemPackages } from '../../../scripts/lib/system-packages';

const everything = requirementsFor('test', { hasDisplay: false, hasBus: false });

interface Machine {
  readonly isRoot?: boolean;
  readonly platform?: NodeJS.Platform;
  readonly hasApt?: boolean;
  readonly hasDesktop?: boolean;
  /** Debian package names whose library or program is not there. */
  readonly without?: readonly string[];
  /** Package names that apt knows before and after `apt-get update`. */
  readonly known?: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** A machine in memory: installing a known package makes its library or program appear. */
function machine(options: Machine): PackageProbe & { readonly actions: string[] } {
  const absent = new Set(options.without);
  const actions: string[] = [];
  const known = options.known ?? { before: [...absent], after: [...absent] };
  let lists = new Set(known.before);
  return {
    actions,
    platform: options.platform ?? 'linux',
    isRoot: options.isRoot ?? true,
    hasDisplay: () => options.hasDesktop ?? false,
    hasBus: () => options.hasDesktop ?? false,
    hasProgram: (name) => everything.some((one) => one.program === name && !absent.has(one.debianPackage)),
    libraries: async () =>
      new Set(everything.flatMap((one) => (one.library && !absent.has(one.debianPackage) ? [one.library] : []))),
    hasApt: async () => options.hasApt ?? true,
    knownPackages: async (names) => new Set(names.filter((name) => lists.has(name))),
    update: async () => {
      actions.push('update');
      lists = new Set(known.after);
    },
    install: async (packages) => {
      actions.push(`install ${packages.join(' ')}`);
      if (packages.some((name) => !lists.has(name))) return 'Unable to locate package';
      for (const name of packages) absent.delete(name.replace(/t64$/, ''));
      return undefined;
    },
  };
}

const silent = (): void => undefined;

describe('system packages', () => {
  it('are left alone when nothing is missing', async () => {
    const probe = machine({});
    await ensureSystemPackages('test', silent, probe);
    expect(probe.actions).toEqual([]);
  });

  it('are not looked for on macOS and Windows', async () => {
    const probe = machine({ platform: 'darwin', without: ['libgtk-3-0'] });
    await ensureSystemPackages('test', silent, probe);
    expect(probe.actions).toEqual([]);
  });

  it('are installed by root on Debian, only those that are missing', async () => {
    const probe = machine({ without: ['unzip', 'libnss3'] });
    await ensureSystemPackages('run', silent, probe);
    expect(probe.actions).toEqual(['install libnss3 unzip']);
  });

  it('are installed after an update where the package lists are missing', async () => {
    const probe = machine({ without: ['unzip'], known: { before: [], after: ['unzip'] } });
    await ensureSystemPackages('run', silent, probe);
    expect(probe.actions).toEqual(['install unzip', 'update', 'install unzip']);
  });

  it('are taken under the new name where a release renamed them', async () => {
    const probe = machine({ without: ['libasound2'], known: { before: ['libasound2t64'], after: [] } });
    await ensureSystemPackages('run', silent, probe);
    expect(probe.actions).toEqual(['install libasound2t64']);
  });

  it('are asked for with the exact command where we are not root', async () => {
    const probe = machine({ isRoot: false, without: ['unzip', 'xvfb'] });
    await expect(ensureSystemPackages('run', silent, probe)).rejects.toThrow(
      /sudo apt-get install --yes --no-install-recommends unzip xvfb$/,
    );
    expect(probe.actions).toEqual([]);
  });

  it('are named by library where there is no apt', async () => {
    const probe = machine({ hasApt: false, without: ['libgtk-3-0', 'unzip'] });
    await expect(ensureSystemPackages('run', silent, probe)).rejects.toThrow('lacks libgtk-3.so.0, unzip');
  });

  it('that cannot be installed stop the run with their names', async () => {
    const probe = machine({ without: ['unzip'], known: { before: [], after: [] } });
    await expect(ensureSystemPackages('run', silent, probe)).rejects.toThrow('could not be installed: unzip');
  });

  it('for a display and a bus are needed only where the desktop has none', async () => {
    const probe = machine({ hasDesktop: true, without: ['xvfb', 'dbus-daemon'] });
    await ensureSystemPackages('run', silent, probe);
    expect(probe.actions).toEqual([]);
  });

  it('for packing are an archiver and nothing that only a running app needs', async () => {
    const probe = machine({ without: ['libgtk-3-0', 'xvfb', '7zip'] });
    await ensureSystemPackages('pack', silent, probe);
    expect(probe.actions).toEqual(['install 7zip']);
  });

  it('for a display, a bus and a keyring are always needed by the tests', async () => {
    const probe = machine({ hasDesktop: true, without: ['xvfb', 'dbus-daemon', 'gnome-keyring'] });
    await ensureSystemPackages('test', silent, probe);
    expect(probe.actions).toEqual(['install xvfb dbus-daemon gnome-keyring']);
  });
});
