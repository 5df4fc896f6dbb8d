import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/lib/project';

const read = (name: string): string => readFileSync(path.join(projectFolder, name), 'utf8');
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(projectFolder, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
];

describe('The documentation', () => {
  it.each(pages)('%s leads to files that there are', (page) => {
    const targets = [...read(page).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) => !existsSync(path.join(projectFolder, path.dirname(page), target)));
    expect(missing).toEqual([]);
  });

  it('names no script that there is not', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = pages.flatMap((page) => [...read(page).matchAll(/npm run (?:--silent )?([a-z:]+)/g)]);
    expect(named.map(([, script = '']) => script).filter((script) => !(script in scripts))).toEqual([]);
  });

  it('says of every file of e2e tests what it proves', () => {
    const told = [...read('docs/testing.md').matchAll(/^\| `([\w-]+)(?:\.spec\.ts|…)` +\|/gm)].map(([, name]) => name);
    const there = readdirSync(path.join(projectFolder, 'tests/e2e')).filter((name) => name.endsWith('.spec.ts'));
    expect(told.toSorted()).toEqual(there.map((name) => name.replace('.spec.ts', '')).toSorted());
  });
});
