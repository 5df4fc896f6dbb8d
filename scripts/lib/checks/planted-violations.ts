/** A small tree in which each rule of .dependency-cruiser.cjs is broken once. */
export interface Plants {
  /** Path and text of each file. */
  readonly files: Readonly<Record<string, string>>;
  /** What must be found, as "rule: file". */
  readonly expected: readonly string[];
}

const leaf = 'export const leaf = 1;\n';
const uses = (target: string): string => `import { leaf } from '${target}';\nexport const used = leaf;\n`;

const violations: readonly { readonly rule: string; readonly file: string; readonly text: string }[] = [
  {
    rule: 'no-cycles',
    file: 'electron/tray/a.ts',
    text: `import { b } from './b';\nexport const a = (): unknown => b;\n`,
  },
  { rule: 'no-unresolved', file: 'electron/tray/lost.ts', text: uses('./nowhere') },
  { rule: 'shared-imports-nothing-of-the-rest', file: 'shared/planted.ts', text: uses('../electron/leaf') },
  { rule: 'core-imports-only-shared', file: 'electron/core/planted.ts', text: uses('../services/leaf') },
  {
    rule: 'core-imports-only-shared',
    file: 'electron/core/planted-node.ts',
    text: `import { sep } from 'node:path';\nexport const used = sep;\n`,
  },
  { rule: 'ports-import-only-core-and-shared', file: 'electron/ports/planted.ts', text: uses('../services/leaf') },
  {
    rule: 'services-import-only-ports-core-shared',
    file: 'electron/services/planted.ts',
    text: uses('../adapters/leaf'),
  },
  { rule: 'adapters-import-only-ports-shared', file: 'electron/adapters/planted.ts', text: uses('../services/leaf') },
  { rule: 'genesys-imports-only-ports-shared', file: 'electron/genesys/planted.ts', text: uses('../adapters/leaf') },
  {
    rule: 'integration-imports-only-services-and-below',
    file: 'electron/integration/planted.ts',
    text: uses('../adapters/leaf'),
  },
  {
    rule: 'command-line-imports-only-shared',
    file: 'electron/command-line/planted.ts',
    text: uses('../services/leaf'),
  },
  { rule: 'simulator-stands-alone', file: 'electron/simulator/planted.ts', text: uses('../adapters/leaf') },
  {
    rule: 'app-services-and-genesys-know-no-electron',
    file: 'electron/app.ts',
    text: `import { app } from 'electron';\nexport const used = app;\n`,
  },
  { rule: 'renderer-imports-only-shared', file: 'renderer/planted.ts', text: uses('../electron/leaf') },
  {
    rule: 'renderer-uses-no-node',
    file: 'renderer/planted-node.ts',
    text: `import { sep } from 'node:path';\nexport const used = sep;\n`,
  },
  { rule: 'nothing-imports-the-renderer', file: 'electron/windows/planted.ts', text: uses('../../renderer/leaf') },
  { rule: 'product-imports-no-tools', file: 'electron/windows/planted-tool.ts', text: uses('../../scripts/leaf') },
  {
    rule: 'product-uses-no-development-packages',
    file: 'electron/windows/planted-package.ts',
    text: `import { build } from 'vite';\nexport const used = build;\n`,
  },
];

const leaves = ['electron', 'electron/services', 'electron/adapters', 'renderer', 'scripts'].map(
  (folder) => [`${folder}/leaf.ts`, leaf] as const,
);

export const plants: Plants = {
  files: {
    ...Object.fromEntries(leaves),
    'electron/tray/b.ts': `import { a } from './a';\nexport const b = (): unknown => a;\n`,
    'tests/leaf.ts': leaf,
    ...Object.fromEntries(violations.map(({ file, text }) => [file, text])),
  },
  expected: violations.map(({ rule, file }) => `${rule}: ${file}`),
};
