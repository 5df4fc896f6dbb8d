/**
 * How the simulated cloud speaks: `platform` is the real Platform API v2, `resource` the presence resource that the
 * ordering document describes. Each answers 404 to the other's paths.
 */
export const simulatorDialects = ['platform', 'resource'] as const;

export type SimulatorDialect = (typeof simulatorDialects)[number];
