import type { IdleSourceName } from '../../../../shared/inactivity/idle-source';
import type { Translator } from '../../../../shared/i18n';
import type { IdleSelfTest } from '../../../../shared/snapshot';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Whoever reads whole seconds is up to one behind, and the first look at the screen costs another. */
const TOLERANCE_MS = 2_500;

export const sourceName = (source: IdleSourceName, t: Translator): string => t.text(`idle.source.${source}`);

/** A reading: seconds at first, for those are what a test looks at. */
export function formatIdleTime(t: Translator, idleMs: number): string {
  return idleMs < 2 * MINUTE_MS
    ? t.text('idle.seconds', { seconds: Math.floor(idleMs / SECOND_MS) })
    : t.text('idle.minutes', { minutes: Math.floor(idleMs / MINUTE_MS) });
}

/** What a finished test has shown: whether the source in use counted all the time that the hands were off. */
export function selfTestVerdict({ startedAt, latest }: IdleSelfTest, t: Translator): { text: string; isGood: boolean } {
  const inUse = latest?.inUse ?? null;
  if (latest === null || inUse === null) return { text: t.text('idle.test.none'), isGood: false };
  const reading = latest.readings.find(({ source }) => source === inUse)?.idleMs ?? null;
  const isGood = reading !== null && reading >= latest.atMs - startedAt - TOLERANCE_MS;
  return { text: t.text(isGood ? 'idle.test.works' : 'idle.test.moved', { source: sourceName(inUse, t) }), isGood };
}
