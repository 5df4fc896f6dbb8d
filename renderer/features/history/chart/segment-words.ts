import { formatClockTimeWithSeconds } from '../../../../shared/format';
import { formatExactDuration } from '../../../../shared/history/format';
import type { Interval } from '../../../../shared/history/interval';
import { clip, lengthMs } from '../../../../shared/history/interval';
import { isoTimeIn } from '../../../../shared/history/iso-time';
import type { HistoryPart, RoutingPart } from '../../../../shared/history/parts';
import { zoneAt } from '../../../../shared/history/recorded-zones';
import type { RecordedZone } from '../../../../shared/history/recorded-zones';
import type { DefinitionNames } from '../../../../shared/history/table-rows';
import { partCause, partName } from '../../../../shared/history/table-rows';
import type { DrawnPart } from '../../../../shared/history/short-changes';
import type { Translator } from '../../../../shared/i18n';
import { localDayOf } from '../../../../shared/history/zone';
import type { SegmentKey } from './chart-items';
import { keyOfItem, wholePartOf } from './chart-items';
import { formatDayDate } from './clock-words';
import type { SegmentLabel } from './draw-segment';

/** What is needed to put a segment into words. */
export interface WordSources {
  readonly translator: Translator;
  readonly parts: readonly HistoryPart[];
  readonly routing: readonly RoutingPart[];
  readonly names: DefinitionNames;
  /** IANA name. */
  readonly timeZone: string;
  readonly zones: readonly RecordedZone[];
}

/** A segment in words, the same for tooltip, details and screen reader. */
export interface SegmentWords {
  readonly key: SegmentKey;
  /** `Busy · After-call admin`, `3 short changes`. */
  readonly title: string;
  /** `12:30:12 – 12:52:26`, of the whole part even where a day shows a piece of it. */
  readonly times: string;
  /** `22 min 14 s`. */
  readonly lasted: string;
  /** Empty for gaps and groups. */
  readonly cause: string;
  readonly note: string;
  /** `Interacting 12 min 03 s, Idle 4 min 10 s`; empty where no routing status is known. */
  readonly routing: string;
  /** `Europe/Berlin, +01:00`. */
  readonly zone: string;
  /** What a group is made of, each in words of its own. Empty for one part. */
  readonly changes: readonly SegmentWords[];
}

/** Puts a drawn item into words. */
export function segmentWords(item: DrawnPart, sources: WordSources): SegmentWords {
  if (item.kind !== 'short-changes') return partWords(wholePartOf(sources.parts, item.startAt) ?? item, sources);
  const { translator } = sources;
  return {
    key: keyOfItem(item),
    title: translator.text('history.chart.group', { count: item.parts.length }),
    ...spanWords(item, false, sources),
    cause: '',
    note: '',
    changes: item.parts.map((part) => partWords(wholePartOf(sources.parts, part.startAt) ?? part, sources)),
  };
}

/** What is written into segments: the organisation's own name where there is one. */
export function labelsFor(translator: Translator, names: DefinitionNames): (part: HistoryPart) => SegmentLabel {
  return (part) => {
    const { status, secondary } = partName(translator, part, names);
    return { text: secondary === '' ? status : secondary, isSecondary: secondary !== '' };
  };
}

/** One sentence for a screen reader. */
export function spokenSegment(words: SegmentWords, day: string): string {
  return [day, words.title, words.times, words.lasted, words.cause, words.note]
    .filter((text) => text !== '')
    .join(', ');
}

function partWords(part: HistoryPart, sources: WordSources): SegmentWords {
  const { translator, names } = sources;
  const { status, secondary } = partName(translator, part, names);
  const isOpen = part.kind === 'presence' && part.isOpen;
  return {
    key: keyOfItem(part),
    title: secondary === '' ? status : translator.text('history.chart.secondary', { status, secondary }),
    ...spanWords(part, isOpen, sources),
    cause: partCause(translator, part),
    note: part.kind === 'gap' ? '' : part.note,
    changes: [],
  };
}

function spanWords(
  span: Interval,
  isOpen: boolean,
  { translator, routing, timeZone, zones }: WordSources,
): Pick<SegmentWords, 'times' | 'lasted' | 'routing' | 'zone'> {
  const days = [span.startAt, span.endAt - 1].map((at) => localDayOf(at, timeZone).date);
  const isWithinADay = days[0] === days[1];
  const time = (at: number, date: string | undefined): string => {
    const clock = formatClockTimeWithSeconds(at, translator.locale, timeZone);
    return isWithinADay || date === undefined ? clock : `${formatDayDate(date, translator.locale)}, ${clock}`;
  };
  const length = formatExactDuration(translator, lengthMs(span));
  const end = isOpen
    ? translator.text('history.table.ongoing')
    : time(span.endAt, localDayOf(span.endAt, timeZone).date);
  return {
    times: translator.text('history.chart.times', { from: time(span.startAt, days[0]), to: end }),
    lasted: isOpen ? translator.text('history.chart.so-far', { length }) : length,
    routing: routingWords(span, routing, translator),
    zone: zoneWords(zoneAt({ zones, timeZone }, span.startAt), timeZone, span.startAt, translator),
  };
}

/** The zone of then; where it is not that of now, in which all else is told, the clock of then stands beside it. */
function zoneWords(livedIn: string, timeZone: string, at: number, translator: Translator): string {
  const offset = isoTimeIn(livedIn)(at).slice(19);
  if (livedIn === timeZone) return `${livedIn}, ${offset}`;
  const time = formatClockTimeWithSeconds(at, translator.locale, livedIn);
  return translator.text('history.chart.lived-in', { zone: livedIn, offset, time });
}

/** How long each routing status held within a stretch, the longest first. Off queue is none worth telling. */
function routingWords(span: Interval, routing: readonly RoutingPart[], translator: Translator): string {
  const totals = new Map<Exclude<RoutingPart['status'], 'off_queue'>, number>();
  for (const part of routing) {
    if (part.startAt >= span.endAt) break;
    const within = part.status === 'off_queue' ? null : clip(part, span);
    if (within === null || within.status === 'off_queue') continue;
    totals.set(within.status, (totals.get(within.status) ?? 0) + lengthMs(within));
  }
  return [...totals]
    .sort(([, one], [, other]) => other - one)
    .map(([status, ms]) => `${translator.text(`routing.${status}`)} ${formatExactDuration(translator, ms)}`)
    .join(', ');
}
