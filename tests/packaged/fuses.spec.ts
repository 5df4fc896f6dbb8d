import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../scripts/lib/project';
import { expect, test } from './support/fixtures';
import { fuseDifferences, readFuses, type Fuses } from './support/fuses';
import { executableName, unpackedFolder } from './support/release';

async function statedFuses(): Promise<Fuses> {
  const text = await readFile(path.join(projectFolder, 'electron-builder.yml'), 'utf8');
  return (parse(text) as { electronFuses: Fuses }).electronFuses;
}

test.describe('the fuses of the packed app', () => {
  test('are all stated in electron-builder.yml, and set as stated', async ({ appFolder }) => {
    const stated = await statedFuses();
    const inArchive = await readFuses(path.join(appFolder, executableName));
    expect(Object.keys(inArchive).length).toBeGreaterThanOrEqual(8);
    expect(fuseDifferences(stated, inArchive)).toEqual([]);
    expect(await readFuses(path.join(unpackedFolder, executableName))).toEqual(inArchive);
  });

  test('that are not stated, or set otherwise, are found', async ({ appFolder }) => {
    const { runAsNode, ...others } = await statedFuses();
    const read = await readFuses(path.join(appFolder, executableName));
    expect(runAsNode).toBe(false);
    expect(fuseDifferences(others, read)).toEqual(['runAsNode: stated nowhere, is false']);
    expect(fuseDifferences({ ...others, runAsNode: true }, read)).toEqual(['runAsNode: stated true, is false']);
  });
});
