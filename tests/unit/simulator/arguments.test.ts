import { describe, expect, it } from 'vitest';
import { parseSimulatorArguments } from '../../../electron/simulator/arguments';

describe('the command line of the simulator', () => {
  it('has a default for everything', () => {
    expect(parseSimulatorArguments([])).toEqual({
      ok: true,
      value: { port: 0, dialect: 'platform', historyDays: 14, seed: 1 },
    });
  });

  it('takes every option', () => {
    const argv = ['--port', '8080', '--dialect', 'resource', '--history-days=90', '--seed', '12'];
    expect(parseSimulatorArguments(argv)).toEqual({
      ok: true,
      value: { port: 8080, dialect: 'resource', historyDays: 90, seed: 12 },
    });
  });

  it.each([
    [['--port', '65536']],
    [['--port', '']],
    [['--port', '1e3']],
    [['--port']],
    [['--seed', '1.5']],
    [['--history-days', '4000']],
    [['--dialect', 'resource2']],
    [['extra']],
  ])('refuses %o with a sentence', (argv) => {
    expect(parseSimulatorArguments(argv)).toEqual({ ok: false, error: expect.stringMatching(/\S+ \S+/) as string });
  });
});
