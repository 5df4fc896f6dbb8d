import type { Chance } from '../../electron/ports';

/** Chance that takes the same course for the same seed (mulberry32). */
export function createSeededChance(seed = 1): Chance {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(fraction() * 16).toString(16)).join('');
  return {
    fraction,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}
