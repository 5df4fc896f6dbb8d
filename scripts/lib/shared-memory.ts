import { accessSync, constants, statfsSync } from 'node:fs';

/** Chromium's renderers crash when they run out of /dev/shm; Docker gives 64 MiB by default. */
const enoughBytes = 256 * 1024 * 1024;

/** The size of /dev/shm in bytes; 0 where it is missing or cannot be written. */
function sharedMemoryBytes(): number {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const state = statfsSync('/dev/shm');
    return state.blocks * state.bsize;
  } catch {
    return 0;
  }
}

/** Says why Chromium should keep its shared memory in /tmp instead of /dev/shm, or undefined where it need not. */
export function whyNoSharedMemory(platform = process.platform, sizeBytes = sharedMemoryBytes): string | undefined {
  if (platform !== 'linux') return undefined;
  const bytes = sizeBytes();
  return bytes < enoughBytes ? `/dev/shm holds only ${Math.floor(bytes / 1024 / 1024)} MiB` : undefined;
}
