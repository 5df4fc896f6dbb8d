/** The shortest and the longest time that a presence may be meant to last, in milliseconds. */
export const SHORTEST_DURATION_MS = 60_000;
export const LONGEST_DURATION_MS = 24 * 60 * 60_000;

/** The lengths that the window offers beside "no end", in minutes. */
export const offeredMinutes = [15, 30, 60] as const;
