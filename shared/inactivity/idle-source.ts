/** What can tell how long ago the last input was, in the order of preference. Which of them there are depends on the desktop. */
export const idleSourceNames = ['mutter', 'power-monitor', 'screen-saver', 'logind'] as const;
export type IdleSourceName = (typeof idleSourceNames)[number];

/** Why a source is not believed. Stable: shown, logged, and put into words by the catalogue. */
export const idleSourceFaults = [
  /** It answers with an error, or not in time. */
  'fails',
  /** Its answer is not a length of time, or is longer than the computer is up. */
  'nonsense',
  /** It rose faster than time passes, or fell to a moment at which it had seen no input. */
  'jumps',
  /** It says the same again and again while time passes and another moves. */
  'stands-still',
  /** It has said nothing but 0 for hours. */
  'always-zero',
  /** It does not see the input that another source sees. */
  'blind',
  /** It sees only what happens in X windows, and this is a Wayland session. */
  'x11-on-wayland',
] as const;
export type IdleSourceFault = (typeof idleSourceFaults)[number];

/** One source as it stands. A `trusted` one is believed: the first of them, in the order of preference, is in use. */
export type IdleSourceHealth = {
  readonly name: IdleSourceName;
  /** What it said last, believed or not; null before its first answer. `atMs` in epoch milliseconds. */
  readonly lastReading: { readonly idleMs: number; readonly atMs: number } | null;
} & ({ readonly state: 'trusted' | 'absent' } | { readonly state: 'demoted'; readonly fault: IdleSourceFault });

/** What every source said at one moment of the self-test. */
export interface IdleSelfTestSample {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** `idleMs` is null where it failed. Sources that are absent are left out. */
  readonly readings: readonly { readonly source: IdleSourceName; readonly idleMs: number | null }[];
  /** The one in use; null when none is trusted. */
  readonly inUse: IdleSourceName | null;
}

/** Whether it is known when the person was last there: automatic offline is available only then. */
export function hasTrustedSource(health: readonly IdleSourceHealth[]): boolean {
  return health.some(({ state }) => state === 'trusted');
}
