import { defineConfig } from '@playwright/test';

/** The JSON report that `npm test` counts from; absent when Playwright is run by hand. */
const reportFile = process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'];

export default defineConfig({
  outputDir: 'tests/.output/playwright',
  globalSetup: './tests/e2e/support/global-setup.ts',
  // Each worker has a desktop session of its own: display, D-Bus and keyring.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: reportFile === undefined ? [['list']] : [['list'], ['json']],
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'packaged', testDir: 'tests/packaged' },
  ],
});
