// The fences between the layers. Arrows point one way: main -> app -> services -> core, services -> ports,
// adapters and genesys -> ports, renderer -> shared <- electron. `npm run check` plants a violation of each rule to see it fire.

/** @param {string[]} names of folders and files below electron/ */
const electronOnly = (names) => `^(shared/|electron/(${names.join('|')})(/|\\.ts$))`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-imports-nothing-of-the-rest',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^(shared/|node_modules/(zod|intl-messageformat|temporal-polyfill)/)' },
    },
    {
      name: 'core-imports-only-shared',
      severity: 'error',
      from: { path: '^electron/core/' },
      // Pure both: ids that are made of names, and the kinds of addresses.
      to: { pathNot: '^(shared/|electron/core/|node_modules/(zod|uuid|ipaddr\\.js)/)' },
    },
    {
      name: 'ports-import-only-core-and-shared',
      severity: 'error',
      from: { path: '^electron/ports(/|\\.ts$)' },
      to: { pathNot: electronOnly(['ports', 'core']) },
    },
    {
      name: 'services-import-only-ports-core-shared',
      severity: 'error',
      from: { path: '^electron/services/' },
      to: { path: '^(electron|renderer)/', pathNot: electronOnly(['services', 'ports', 'core']) },
    },
    {
      name: 'adapters-import-only-ports-shared',
      severity: 'error',
      // One adapter embeds the simulated organisation.
      from: { path: '^electron/adapters/', pathNot: '^electron/adapters/simulated-cloud\\.ts$' },
      to: { path: '^(electron|renderer)/', pathNot: electronOnly(['adapters', 'ports']) },
    },
    {
      name: 'genesys-imports-only-ports-shared',
      severity: 'error',
      from: { path: '^electron/genesys/' },
      to: { path: '^(electron|renderer)/', pathNot: electronOnly(['genesys', 'ports']) },
    },
    {
      name: 'integration-imports-only-services-and-below',
      severity: 'error',
      from: { path: '^electron/integration/' },
      to: {
        path: '^(electron|renderer)/|^node_modules/electron/',
        // The bucket of tokens is arithmetic; it serves whoever rations requests.
        pathNot: [
          electronOnly(['integration', 'services', 'ports', 'core', 'command-line/is-listening']),
          '^electron/genesys/rate-limit/token-bucket\\.ts$',
        ],
      },
    },
    {
      // It is loaded while somebody waits for it, and has nothing of the app in it.
      name: 'command-line-imports-only-shared',
      severity: 'error',
      from: { path: '^electron/command-line/' },
      to: { path: '^(electron|renderer)/|^node_modules/electron/', pathNot: electronOnly(['command-line']) },
    },
    {
      name: 'simulator-stands-alone',
      severity: 'error',
      from: { path: '^electron/simulator/' },
      to: { path: '^(electron|renderer)/|^node_modules/electron/', pathNot: '^electron/simulator/' },
    },
    {
      name: 'app-services-and-genesys-know-no-electron',
      severity: 'error',
      from: { path: '^electron/(app\\.ts$|services/|genesys/|integration/|core/|ports)' },
      to: { path: '^node_modules/electron/|^electron$' },
    },
    {
      name: 'renderer-imports-only-shared',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|scripts|tests)/|^node_modules/electron/' },
    },
    {
      name: 'renderer-uses-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-the-renderer',
      severity: 'error',
      from: { path: '^(electron|shared|scripts)/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'product-imports-no-tools',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'product-uses-no-development-packages',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/(electron|@types)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    // Pictures of the window leave built pages there.
    exclude: { path: '^tests/\\.output/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
