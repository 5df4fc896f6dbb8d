/** A source of numbers that is fully told by its seed: the same seed gives the same organisation, ids and history. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [minimum, maximum], both included. */
  integer(minimum: number, maximum: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
  /** A lower-case GUID of version 4 form. */
  guid(): string;
  /** Letters and digits, for tokens, codes and channel ids. */
  text(length: number): string;
  /** An independent source named by a label: what it gives does not depend on how much was drawn from this one. */
  fork(label: string): SeededRandom;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 32-bit hash of a text (xmur3), giving as many words of state as are asked for. */
function stateWords(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}

/** The sfc32 generator: small, fast and even enough for a simulation; not for secrets. */
export function createRandom(seed: string): SeededRandom {
  const word = stateWords(seed);
  let [a, b, c, d] = [word(), word(), word(), word()];

  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();

  const integer = (minimum: number, maximum: number): number => minimum + Math.floor(next() * (maximum - minimum + 1));
  const hexadecimal = (length: number): string => Array.from({ length }, () => integer(0, 15).toString(16)).join('');

  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (values) => values[integer(0, values.length - 1)] ?? values[0],
    guid: () =>
      [
        hexadecimal(8),
        hexadecimal(4),
        `4${hexadecimal(3)}`,
        `${'89ab'.charAt(integer(0, 3))}${hexadecimal(3)}`,
        hexadecimal(12),
      ].join('-'),
    text: (length) => Array.from({ length }, () => alphabet.charAt(integer(0, alphabet.length - 1))).join(''),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}
