import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vite';

/** Optional parts of dbus-next and ws that are not installed; both do without them. */
const notInstalled = ['x11', 'usocket', 'bufferutil', 'utf-8-validate'];

/** Never bundled: Electron itself, Node's own modules, and the packages whose native binary must stay a file. */
const external = [
  'electron',
  'keytar',
  '@photostructure/sqlite',
  ...notInstalled,
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** An environment that runs in Electron's Node, built into dist-electron/. The preload must be one CommonJS file. */
function nodeEnvironment(
  input: Record<string, string>,
  output:
    | { format: 'es'; entryFileNames: string; chunkFileNames: string }
    | { format: 'cjs'; entryFileNames: string; codeSplitting: false },
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external,
      builtins: external,
      // Without "node", packages such as axios resolve to their browser build. "import" and "require" are added to each
      // statement by its kind: naming "import" here would hand ES modules to the require() calls of Express.
      conditions: ['node'],
      mainFields: ['module', 'main'],
    },
    build: {
      outDir: '../dist-electron',
      emptyOutDir: false,
      target: 'node20.18',
      minify: false,
      sourcemap: true,
      ssr: true,
      // Read from the disk, not over a network.
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input, external, output },
    },
  };
}

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [react()],
  // Only its fetch adapter is used: the build without Node's own adapter, and what that brings along, keeps less in memory.
  resolve: { alias: { axios: at('node_modules/axios/dist/esm/axios.js') } },
  environments: {
    client: {
      build: { outDir: '../dist', emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false } },
    },
    main: nodeEnvironment(
      {
        main: at('electron/main.ts'),
        'keychain-worker': at('electron/adapters/keychain-worker.ts'),
        'command-line': at('electron/command-line/development.ts'),
      },
      // Chunks lie beside main.js, so that import.meta.dirname is dist-electron/ in all of them.
      { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    ),
    preload: nodeEnvironment(
      { preload: at('electron/preload.ts') },
      { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    ),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'main', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
