import path from 'node:path';
import type { ElectronRuntime } from './electron-runtime';
import type { Report } from './report';
import { whyNoSandbox } from './sandbox';
import { whyNoSharedMemory } from './shared-memory';

/**
 * The switches that a development or test run needs on this machine, each reported with its reason. A packaged app gets none
 * of them.
 */
export function electronSwitches(runtime: Pick<ElectronRuntime, 'folder'>, report: Report): string[] {
  const switches: string[] = [];
  const sandbox = whyNoSandbox(path.join(runtime.folder, 'chrome-sandbox'));
  if (sandbox !== undefined) {
    report(`sandbox: off for this run (--no-sandbox), because ${sandbox}; a packaged app always keeps it`);
    switches.push('--no-sandbox');
  }
  const sharedMemory = whyNoSharedMemory();
  if (sharedMemory !== undefined) {
    report(`shared memory: in /tmp for this run (--disable-dev-shm-usage), because ${sharedMemory}`);
    switches.push('--disable-dev-shm-usage');
  }
  return switches;
}
