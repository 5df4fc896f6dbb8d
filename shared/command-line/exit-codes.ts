/** What the command line ends with. Kept: scripts rely on them. */
export const exitCodes = {
  done: 0,
  internal: 1,
  /** The words of the command cannot be understood. */
  invalid: 2,
  'not-running': 3,
  refused: 4,
  conflict: 5,
  pending: 6,
  'not-ready': 7,
  /** The app that runs is of another version, or what answers is not the app. */
  'not-understood': 8,
} as const;
