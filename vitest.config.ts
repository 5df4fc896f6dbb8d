import { defineConfig } from 'vitest/config';
import { propertySeed } from './scripts/lib/property-seed';

/** A test that takes longer than this hangs. Most wait for nothing, but a busy machine may let them. */
const limitMs = 30_000;

/** Above 1, every law is tried with that many times the examples, and takes as long as it takes. */
const effort = Number(process.env['PROPERTY_EFFORT'] ?? 1);

const common = {
  env: {
    PROPERTY_SEED: String(propertySeed(process.env['PROPERTY_SEED'])),
    PROPERTY_EFFORT: String(effort),
  },
  testTimeout: effort > 1 ? 0 : limitMs,
  hookTimeout: limitMs,
};

export default defineConfig({
  test: {
    // By itself it leaves a core for somebody who watches: on two, nothing would run side by side.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: ['tests/unit/renderer/**'],
          ...common,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['tests/unit/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/renderer/setup.ts'],
          ...common,
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          // Processes of their own: real sockets, signals and child processes.
          pool: 'forks',
          include: ['tests/integration/**/*.test.ts'],
          ...common,
        },
      },
    ],
  },
});
