import { z } from 'zod';
import { epochMs } from '../snapshot/epoch';

/** From when this computer was in which zone. */
export const recordedZoneSchema = z.strictObject({
  /** Epoch milliseconds. */
  from: epochMs,
  /** IANA name. */
  timeZone: z.string(),
});
export type RecordedZone = z.infer<typeof recordedZoneSchema>;

/** Which zone an instant was lived in. */
export interface LivedZones {
  /** Ascending. */
  readonly zones: readonly RecordedZone[];
  /** IANA name of the zone of now, for what nobody recorded. */
  readonly timeZone: string;
}

/**
 * In which zone this computer was at an instant: an agent who has travelled since still reads what the clock on their wall
 * said then.
 *
 * @param at epoch milliseconds.
 * @returns an IANA name.
 */
export const zoneAt = ({ zones, timeZone }: LivedZones, at: number): string =>
  zones.findLast(({ from }) => from <= at)?.timeZone ?? timeZone;
