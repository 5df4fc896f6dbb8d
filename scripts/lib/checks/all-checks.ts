import type { Check } from './check';
import { layerCheck } from './layer-check';
import { programCheck } from './program-check';
import { typeChecks } from './type-checks';

/** Every check, the longest first, so that two processors finish together. */
export const allChecks: readonly Check[] = [
  programCheck('lint', 'eslint/bin/eslint.js', [
    '.',
    '--max-warnings=0',
    '--cache',
    '--cache-strategy=content',
    '--cache-location=node_modules/.cache/presence-tray/eslint',
  ]),
  programCheck('dead code', 'knip/bin/knip.js', [
    '--no-progress',
    '--cache',
    '--cache-location=node_modules/.cache/presence-tray/knip',
  ]),
  ...typeChecks,
  programCheck('format', 'prettier/bin/prettier.cjs', [
    '--check',
    '.',
    '--log-level=warn',
    '--cache',
    '--cache-strategy=content',
    '--cache-location=node_modules/.cache/presence-tray/prettier',
  ]),
  layerCheck,
];
