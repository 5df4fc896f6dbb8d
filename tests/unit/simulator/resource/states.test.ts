import { describe, expect, it } from 'vitest';
import { systemPresenceNames } from '../../../../electron/simulator/organisation/system-presences';
import {
  availabilityOf,
  presenceStates,
  stateOfSystemPresence,
  statesAfter,
  systemPresenceFor,
} from '../../../../electron/simulator/resource/states';

describe('the states of the presence resource', () => {
  it('cover every system presence, and are what they were written as', () => {
    expect(new Set(systemPresenceNames.map((name) => stateOfSystemPresence[name]))).toEqual(new Set(presenceStates));
    for (const state of presenceStates) expect(stateOfSystemPresence[systemPresenceFor[state]]).toBe(state);
  });

  it('follow each other by the table of the ordering document, and always themselves', () => {
    expect(Object.fromEntries(presenceStates.map((state) => [state, statesAfter(state)]))).toEqual({
      available: ['available', 'unavailable', 'away', 'offline'],
      unavailable: ['unavailable', 'available', 'offline'],
      away: ['away', 'available', 'unavailable', 'offline'],
      offline: ['offline', 'available', 'unavailable'],
    });
  });

  it('fit one availability each', () => {
    expect(availabilityOf).toEqual({
      available: 'available',
      unavailable: 'unavailable',
      away: 'unavailable',
      offline: 'offline',
    });
  });
});
