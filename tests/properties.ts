import fc from 'fast-check';

const { PROPERTY_SEED: seedText, PROPERTY_EFFORT: effortText } = process.env;

/** What the examples of every law are drawn from; vitest.config.ts says which. */
export const propertySeed = Number(seedText ?? 1);

const effort = Number(effortText ?? 1);

/** As many examples as a law deserves in `npm test`; `npm run test:long` tries many times more. */
export const examples = (usual: number): number => usual * effort;

const USUAL_EXAMPLES = 100;

fc.configureGlobal({ seed: propertySeed, numRuns: examples(USUAL_EXAMPLES) });

export { fc };
