import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildApp } from '../../../scripts/lib/app-build';
import { projectFolder } from '../../../scripts/lib/project';

it(
  'a build that a test run makes holds the production version of React all the same',
  { timeout: 90_000 },
  async () => {
    expect(process.env['NODE_ENV']).toBe('test');
    await buildApp();
    const folder = path.join(projectFolder, 'dist/assets');
    const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    const text = (await Promise.all(scripts.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
    expect(text).toContain('Minified React error');
    expect(process.env['NODE_ENV']).toBe('test');
  },
);
