import { expect, it } from 'vitest';
import { whyNoSharedMemory } from '../../../scripts/lib/shared-memory';

const mebibytes = (count: number) => () => count * 1024 * 1024;

it('avoids a /dev/shm as small as a container has it', () => {
  expect(whyNoSharedMemory('linux', mebibytes(64))).toBe('/dev/shm holds only 64 MiB');
});

it('uses a /dev/shm of ordinary size', () => {
  expect(whyNoSharedMemory('linux', mebibytes(256))).toBeUndefined();
});

it('does not look for /dev/shm on other systems', () => {
  expect(whyNoSharedMemory('darwin', mebibytes(0))).toBeUndefined();
});
