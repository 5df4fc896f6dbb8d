import { buildApp } from './app-build';
import type { ElectronRuntime } from './electron-runtime';
import { prepareElectronRuntime } from './electron-runtime';
import type { Report } from './report';
import { secondsSince } from './report';
import type { Purpose } from './system-packages';
import { ensureSystemPackages } from './system-packages';

/** Installs, fetches and builds what is missing, side by side; each part reports one line. */
export async function prepareMachine(
  purpose: Purpose,
  report: Report,
  options: { readonly build: boolean },
): Promise<ElectronRuntime> {
  const systemPackagesReady = ensureSystemPackages(purpose, report);
  const [runtime] = await Promise.all([
    prepareElectronRuntime({ report, systemPackagesReady }),
    options.build ? buildAndReport(report) : undefined,
    systemPackagesReady,
  ]);
  return runtime;
}

async function buildAndReport(report: Report): Promise<void> {
  const startedAtMs = performance.now();
  const outcome = await buildApp();
  report(`build: ${outcome} (${secondsSince(startedAtMs)})`);
}
