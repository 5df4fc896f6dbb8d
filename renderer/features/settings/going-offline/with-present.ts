/** A choice that is offered: a number, and null where never is one. */
export interface NumberChoice {
  readonly value: string;
  readonly label: string;
}

/** How a number, or never, is called in a list. */
export const keyOf = (value: number | null): string => (value === null ? 'never' : String(value));

/**
 * The offered numbers in their order, and the present one among them where it is none of those: a file or an administrator may
 * have set it, and opening the settings must not change it.
 */
export function withPresent(
  offered: readonly (number | null)[],
  present: number | null,
  labelOf: (value: number | null) => string,
): readonly NumberChoice[] {
  const all = offered.includes(present) ? offered : [...offered, present];
  const rank = (value: number | null): number => value ?? Infinity;
  return [...all]
    .sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)))
    .map((value) => ({ value: keyOf(value), label: labelOf(value) }));
}

/** The number that a key of {@link keyOf} stands for. */
export const numberOf = (key: string): number | null => (key === 'never' ? null : Number(key));
