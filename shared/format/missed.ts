import type { Translator } from '../i18n';
import type { PresenceNotice } from '../snapshot';
import { formatMoment } from './since';

/**
 * What a rule should have done and could not: `You stayed On Queue after 17:00; it could not be set Offline`.
 *
 * @param now epoch milliseconds; a time of another day is told with its day.
 */
export function formatMissed(
  translator: Translator,
  {
    label,
    stayedLabel,
    at,
  }: Pick<Extract<PresenceNotice, { kind: 'automatic-missed' }>, 'label' | 'stayedLabel' | 'at'>,
  now: number,
): string {
  const time = formatMoment(translator, at, now);
  return stayedLabel === null
    ? translator.text('missed.unknown', { label, time })
    : translator.text('missed', { label, stayed: stayedLabel, time });
}
