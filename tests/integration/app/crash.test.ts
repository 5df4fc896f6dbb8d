import { describe, expect, it } from 'vitest';
import { crashStages } from '../../soak/crash-stages';
import { killRepeatedly } from '../../soak/crash-runs';
import { createSeededChance } from '../../fakes/chance';

const kills = 21;
const fewestChanges = 50;

describe('An app that is killed', () => {
  it(
    `${kills} times, at every stage of a write, and of a webhook, comes back to what the cloud has carried out, and tells each change once`,
    { timeout: 180_000 },
    async () => {
      const chance = createSeededChance(3);
      const { kills: counted, told } = await killRepeatedly({ kills, picksBetween: 2, fraction: chance.fraction });
      const atStages = crashStages.map(({ name }) => counted.get(name) ?? 0);
      expect(atStages.reduce((sum, count) => sum + count)).toBe(kills);
      expect(Math.min(...atStages)).toBeGreaterThanOrEqual(3);
      expect(told.changes).toBeGreaterThanOrEqual(fewestChanges);
      // Killed after the answer, before it was marked: the receiver heard of it again, under the same id.
      expect(told.repeats).toBeGreaterThanOrEqual(3);
    },
  );
});
