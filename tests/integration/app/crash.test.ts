import { describe, expect, it } from 'vitest';
import { crashStages } from '../../soak/crash-stages';
import { killRepeatedly } from '../../soak/crash-runs';
import { createSeededChance } from '../../fakes/chance';

const kills = 20;

describe('An app that is killed', () => {
  it(
    `${kills} times, at every stage of a write, comes back to what the cloud has carried out, change for change`,
    { timeout: 180_000 },
    async () => {
      const chance = createSeededChance(3);
      const counted = await killRepeatedly({ kills, fraction: chance.fraction });
      const atStages = crashStages.map(({ name }) => counted.get(name) ?? 0);
      expect(atStages.reduce((sum, count) => sum + count)).toBe(kills);
      expect(Math.min(...atStages)).toBeGreaterThanOrEqual(3);
    },
  );
});
