import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../electron/simulator/random';

describe('a seeded random source', () => {
  const draw = (seed: string): readonly number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };

  it('gives the same numbers for the same seed and others for another', () => {
    expect(draw('one')).toEqual(draw('one'));
    expect(draw('two')).not.toEqual(draw('one'));
  });

  it('gives numbers in [0, 1) that are spread evenly', () => {
    const random = createRandom('spread');
    const counts = Array.from({ length: 10 }, () => 0);
    for (let count = 0; count < 10_000; count += 1) {
      const tenth = Math.floor(random.next() * 10);
      counts[tenth] = (counts[tenth] ?? NaN) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('gives both ends of a range of whole numbers', () => {
    const random = createRandom('ends');
    expect(new Set(Array.from({ length: 200 }, () => random.integer(3, 5)))).toEqual(new Set([3, 4, 5]));
  });

  it('makes GUIDs of version 4', () => {
    expect(createRandom('id').guid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has forks that do not depend on what was drawn before', () => {
    const fresh = createRandom('root').fork('branch').next();
    const used = createRandom('root');
    used.guid();
    expect(used.fork('branch').next()).toBe(fresh);
    expect(used.fork('other').next()).not.toBe(fresh);
  });
});
