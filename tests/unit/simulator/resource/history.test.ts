import { describe, expect, it } from 'vitest';
import { createDefinitions, systemDefinitionIds } from '../../../../electron/simulator/organisation/definitions';
import { createRandom } from '../../../../electron/simulator/random';
import { stretchesOfStates } from '../../../../electron/simulator/resource/history';

const definitions = createDefinitions(createRandom('history'));

describe('the history in states', () => {
  it('joins neighbours of one state, up to the one that still runs', () => {
    const { AVAILABLE, MEAL, BREAK, OFFLINE, IDLE, AWAY } = systemDefinitionIds;
    const stretches = [AVAILABLE, MEAL, BREAK, OFFLINE, IDLE, AWAY].map((value, index) => ({
      value,
      startAt: index * 10,
      endAt: index === 5 ? null : index * 10 + 10,
    }));
    expect(stretchesOfStates(stretches, definitions)).toEqual([
      { value: 'available', startAt: 0, endAt: 10 },
      { value: 'unavailable', startAt: 10, endAt: 30 },
      { value: 'offline', startAt: 30, endAt: 40 },
      { value: 'away', startAt: 40, endAt: null },
    ]);
  });
});
