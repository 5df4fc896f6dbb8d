import { describe, expect, it } from 'vitest';
import { platformRoutes } from '../../../electron/simulator/platform/routes';
import { contractAbsence, contractProblems, isDescribed } from './contract';

// Every answer in the other tests of this folder goes through the same check: see `Client` in support.ts.
if (contractAbsence !== null) process.stdout.write(`simulator contract: ${contractAbsence}\n`);

describe.skipIf(contractAbsence !== null)('the published description of the API', () => {
  it.each(platformRoutes.map(({ method, path }) => [method, path] as const))('knows %s %s', (method, path) => {
    expect(isDescribed(method, path)).toBe(true);
  });

  it('is really looked at: a wrong type, a wrong instant and an invented field are found', () => {
    const path = '/api/v2/users/an-id/presences/purecloud';
    const problems = contractProblems('GET', path, 200, { message: 7, modifiedDate: 'today', mood: 'good' });
    expect(problems).toHaveLength(3);
    expect(contractProblems('GET', path, 404, { status: '404' })).toHaveLength(1);
  });
});
