import { expect } from '@playwright/test';
import type { LaunchedApp } from './launched-app';

/** What the app would start itself anew with: that start would be out of the test's reach, so it is told instead. */
export async function restartBy(app: LaunchedApp, act: () => Promise<void>): Promise<readonly string[]> {
  await app.electron.evaluate(({ app: electron }) => {
    electron.relaunch = (options) => void process.stdout.write(`restart: ${(options?.args ?? []).join(' ')}\n`);
  });
  expect(await app.endsBy(act)).toMatchObject({ exitCode: 0 });
  return (/^restart: (.*)$/m.exec(await app.output())?.[1] ?? '').split(' ');
}
