import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Code that decides must get its time and its chance from outside, or it cannot be tested in virtual time. */
const ambientTimeAndChance = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take the time from the Clock that is handed in.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from the Clock that is handed in.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'Take the time from the Clock that is handed in.' },
  { selector: "Identifier[name='performance']", message: 'Take the time from the Clock that is handed in.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take chance from what is handed in.',
  },
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate|requestAnimationFrame)$/]',
    message: 'Use the Scheduler that is handed in.',
  },
];

const rawIpcMain = {
  name: 'electron',
  importNames: ['ipcMain'],
  allowTypeImports: true,
  message: 'Requests are registered by electron/ipc only.',
};
const rawIpcRenderer = { name: 'electron', importNames: ['ipcRenderer'], message: 'Only the preload speaks raw IPC.' };
const unseededProperties = {
  name: 'fast-check',
  allowTypeImports: true,
  message: 'Import fc from tests/properties.ts, which gives it this commit’s seed.',
};

export default defineConfig(
  globalIgnores(['dist*/', 'release/', 'node_modules/', 'tests/.output/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      // An async function without await still turns a throw into a rejection, which interfaces of promises want.
      '@typescript-eslint/require-await': 'off',
      // Objects here are made of closures; their interfaces may still declare methods.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [rawIpcMain, rawIpcRenderer] }],
    },
  },
  {
    files: ['electron/ipc/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [rawIpcRenderer] }] },
  },
  {
    files: ['electron/preload.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [rawIpcMain] }] },
  },
  {
    files: ['electron/core/**', 'electron/services/**', 'shared/**'],
    rules: { 'no-restricted-syntax': ['error', ...ambientTimeAndChance] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}', 'tests/unit/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    ignores: ['tests/properties.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [unseededProperties] }] },
  },
);
