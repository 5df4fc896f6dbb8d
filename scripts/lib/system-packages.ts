import { Cure } from './cure';
import type { PackageProbe } from './package-probe';
import { machinePackageProbe } from './package-probe';
import type { Report } from './report';
import type { Requirement } from './requirements';
import { requirementsFor } from './requirements';

/** What the machine is prepared for: running the app, packing it, or running the tests, which do both. */
export type Purpose = 'run' | 'pack' | 'test';

/**
 * Makes sure that the libraries and programs of the operating system are there. On Debian and Ubuntu as root what is missing is
 * installed; elsewhere nothing is changed.
 * @throws Cure with the exact command when something is missing that cannot be installed here.
 */
export async function ensureSystemPackages(
  purpose: Purpose,
  report: Report,
  probe: PackageProbe = machinePackageProbe,
): Promise<void> {
  if (probe.platform !== 'linux') return;
  const needed = requirementsFor(purpose, { hasDisplay: probe.hasDisplay(), hasBus: probe.hasBus() });
  const missing = await findMissing(needed, probe);
  if (missing.length === 0) {
    report('system packages: nothing is missing');
    return;
  }
  if (!(await probe.hasApt())) {
    const names = missing.map((requirement) => requirement.library ?? requirement.program).join(', ');
    throw new Cure(`This system lacks ${names}. Install what provides them (npm knows only apt), then run this again.`);
  }
  let packages = await choosePackages(missing, probe);
  if (!probe.isRoot) {
    throw new Cure(
      `Packages are missing. Run this, then try again:\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${packages.join(' ')}`,
    );
  }
  report(`system packages: installing ${packages.join(' ')}`);
  let failure = await probe.install(packages);
  if (failure !== undefined) {
    // Most often the package lists are missing or old, as in a fresh container.
    await probe.update();
    packages = await choosePackages(missing, probe);
    failure = await probe.install(packages);
  }
  const stillMissing = failure === undefined ? await findMissing(needed, probe) : missing;
  if (stillMissing.length > 0) {
    throw new Cure(
      `These packages could not be installed: ${packages.join(' ')}${failure === undefined ? '' : ` (${failure})`}. Check the apt sources, then run this again.`,
    );
  }
}

async function findMissing(needed: readonly Requirement[], probe: PackageProbe): Promise<Requirement[]> {
  const libraries = await probe.libraries();
  return needed.filter((requirement) =>
    requirement.library === undefined ? !probe.hasProgram(requirement.program) : !libraries.has(requirement.library),
  );
}

/** The package name that this release knows: Debian 13 and Ubuntu 24.04 renamed some libraries to `…t64`. */
async function choosePackages(missing: readonly Requirement[], probe: PackageProbe): Promise<string[]> {
  const wanted = missing.map((requirement) => requirement.debianPackage);
  const known = await probe.knownPackages(wanted.flatMap((name) => [name, `${name}t64`]));
  const chosen = wanted.map((name) => (!known.has(name) && known.has(`${name}t64`) ? `${name}t64` : name));
  return [...new Set(chosen)];
}
