import type { KeyboardEvent } from 'react';
import type { Length } from './length-picker';
import { lengths } from './length-picker';

/**
 * The length that Alt with a number stands for: Alt+1 is no end. Undefined for every other key. By the place of the key, for
 * Alt makes other characters of the numbers on a Mac.
 */
export function lengthOfKey({ altKey, ctrlKey, metaKey, code }: KeyboardEvent): Length | undefined {
  if (!altKey || ctrlKey || metaKey) return undefined;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  return digit === undefined ? undefined : lengths[Number(digit) - 1];
}
