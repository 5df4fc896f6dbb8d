import { defineConfig } from 'vitest/config';

/** A test that waits longer than this for a real process or socket has found a fault. */
const integrationLimitMs = 30_000;

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
        },
      },
      { test: { name: 'renderer', environment: 'jsdom', include: ['tests/unit/renderer/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'integration',
          environment: 'node',
          // Processes of their own: real sockets, signals and child processes.
          pool: 'forks',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: integrationLimitMs,
          hookTimeout: integrationLimitMs,
        },
      },
    ],
  },
});
