import type { ChartView } from '../../../../shared/history/axis';
import type { Translator } from '../../../../shared/i18n';
import { formatTimeOfDay } from './clock-words';

/** The first and the last time of day that a view shows, for a sentence. */
export function edgesOf(
  { fromMinutes, spanMs }: ChartView,
  locale: string,
): { readonly from: string; readonly to: string } {
  const toMinutes = Math.min(1_440, fromMinutes + spanMs / 60_000);
  return { from: formatTimeOfDay(fromMinutes, locale), to: formatTimeOfDay(toMinutes, locale) };
}

/** `Showing 09:00 to 12:00`. */
export const formatView = (translator: Translator, view: ChartView): string =>
  translator.text('history.chart.view', edgesOf(view, translator.locale));
