import { Cure } from './cure';

/** An argument of a script that counts something. @throws Cure for anything but a whole number from 1. */
export function wholeNumber(text: string | undefined, what: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Cure(`"${text}" is no ${what}; give a whole number from 1.`);
  return number;
}
