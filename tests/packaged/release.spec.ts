import { stat } from 'node:fs/promises';
import { projectFolder } from '../../scripts/lib/project';
import { runProgram } from '../../scripts/lib/run-program';
import { expect, test } from './support/fixtures';
import { archiveFile, isLocalBuild } from './support/release';

const refusalLimitMs = 20_000;

test('npm run dist:release refuses another Electron than the pinned one, before it packs anything', async () => {
  test.skip(!isLocalBuild(), 'this machine has the pinned Electron, so it would make the release');
  const before = await stat(archiveFile());
  const result = await runProgram('npm', ['run', '--silent', 'dist:release'], {
    folder: projectFolder,
    timeLimitMs: refusalLimitMs,
  });
  expect(result).toMatchObject({ exitCode: 1, timedOut: false });
  expect(result.stderr).toMatch(
    /^A release is built on the pinned Electron only, and this machine has only Electron /m,
  );
  expect(result.stdout).not.toContain('build:');
  expect((await stat(archiveFile())).mtimeMs).toBe(before.mtimeMs);
});
