import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { HistoryAnswer } from '../../../../shared/history/answer';
import type { ChartView } from '../../../../shared/history/axis';
import { panView, revealInView, rowInterval, zoomView } from '../../../../shared/history/axis';
import type { HistoryDay } from '../../../../shared/history/days';
import { untilNow, withParts } from '../../../../shared/history/days';
import { definitionNames } from '../../../../shared/history/table-rows';
import type { TotalKey } from '../../../../shared/history/totals';
import { localDayOf } from '../../../../shared/history/zone';
import { useApp } from '../../../app-context';
import { axisMarks } from './axis-marks';
import { ChartAxis } from './chart-axis';
import { ChartCanvas } from './chart-canvas';
import { ChartDays } from './chart-days';
import type { SegmentPlace, SelectedSegment } from './chart-items';
import type { ChartActions } from './chart-keys';
import { onChartKey } from './chart-keys';
import { measuresFor } from './chart-measures';
import type { ChartModel, PlacedSegment } from './chart-model';
import { msPerPxOf, placeOf, segmentAt, segmentUnder, startingPlace, stepFrom } from './chart-model';
import { ChartRing } from './chart-ring';
import { heightOf, placeRows, rowsBetween } from './chart-rows';
import { ChartTooltip } from './chart-tooltip';
import { formatWholeDay } from './clock-words';
import type { Drawing } from './draw-rows';
import { labelsFor, segmentWords, spokenSegment } from './segment-words';
import { useChartPointer } from './use-chart-pointer';
import { useLook } from './use-look';
import { useSteppedNow } from './use-stepped-now';
import { remPx, useSize } from './use-size';
import { formatView } from './view-words';
import './history-chart.css';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Before anything is laid out. */
const usualSize = { widthPx: 460, heightPx: 500 };
/** Rows drawn beyond what can be seen, so that scrolling meets no empty ones. */
const ROWS_BEYOND = 4;

export interface HistoryChartProps {
  readonly answer: HistoryAnswer;
  /** Oldest first. */
  readonly days: readonly HistoryDay[];
  readonly hidden: ReadonlySet<TotalKey>;
  readonly view: ChartView;
  /** Null ends zooming. */
  readonly onView: (view: ChartView | null) => void;
  readonly selected: SegmentPlace | null;
  readonly onSelect: (segment: SelectedSegment | null) => void;
}

/** The history as a chart: a row for each local day, the newest first, on one time of day that can be zoomed and moved. */
export function HistoryChart({ answer, days, hidden, view, onView, selected, onSelect }: HistoryChartProps) {
  const { translator, announce } = useApp();
  const { timeZone, routing, definitions } = answer;
  const keysId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(plot, usualSize);
  const seen = useSize(scroller, usualSize);
  const [scrolledPx, setScrolledPx] = useState(0);
  const [focus, setFocus] = useState<SegmentPlace | null>(null);
  const [isFocusShown, setIsFocusShown] = useState(false);
  const [hovered, setHovered] = useState<SegmentPlace | null>(null);
  const [isTold, setIsTold] = useState(true);
  const look = useLook();
  const rem = remPx();

  // The running part grows pixel by pixel; where a pixel is longer than a minute, minute by minute.
  const pixelMs = Math.floor(view.spanMs / widthPx / SECOND_MS) * SECOND_MS;
  const now = useSteppedNow(Math.max(SECOND_MS, Math.min(MINUTE_MS, pixelMs)));
  const parts = useMemo(() => untilNow(answer.parts, Math.min(now, answer.endAt)), [answer, now]);
  const growing = useMemo(() => [...days.slice(0, -1), ...withParts(days.slice(-1), parts)], [days, parts]);
  const measures = useMemo(() => measuresFor(days.length, rem), [days.length, rem]);
  const model = useMemo<ChartModel>(
    () => ({ rows: placeRows(growing, view, timeZone, measures), view, timeZone, hidden, widthPx }),
    [growing, view, timeZone, measures, hidden, widthPx],
  );
  const heightPx = heightOf(model.rows);
  // In steps of several rows, so that not every pixel of scrolling draws anew.
  const stepPx = ROWS_BEYOND * measures.rowPx;
  const fromPx = Math.max(0, (Math.floor(scrolledPx / stepPx) - 1) * stepPx);
  const toPx = Math.min(heightPx, fromPx + seen.heightPx + 3 * stepPx);
  const drawnRows = useMemo(() => rowsBetween(model.rows, fromPx, toPx), [model.rows, fromPx, toPx]);
  const marks = useMemo(() => axisMarks(view, widthPx, rem * 3.25), [view, widthPx, rem]);
  const names = useMemo(() => definitionNames(definitions), [definitions]);
  const drawing = useMemo<Drawing>(
    () => ({
      ...{ view, timeZone, hidden, routing, marks, now },
      locale: translator.locale,
      labelOf: labelsFor(translator, names),
    }),
    [view, timeZone, hidden, routing, marks, now, translator, names],
  );

  /** The newest view, also between two drawings: a wheel may turn twice meanwhile. */
  const newest = useRef(view);
  useEffect(() => {
    newest.current = view;
  });
  const change = (to: (from: ChartView) => ChartView): void => {
    newest.current = to(newest.current);
    onView(newest.current);
  };
  const wordsOf = ({ item }: PlacedSegment) =>
    segmentWords(item, { translator, parts, routing, names, timeZone, zones: answer.zones });
  const focused = focus === null ? undefined : segmentAt(model, focus);

  const moveTo = (place: SegmentPlace | null): void => {
    const segment = place === null ? undefined : segmentAt(model, place);
    setFocus(place);
    setIsTold(true);
    if (segment === undefined) return announce(translator.text('history.chart.nothing'), 'polite');
    const { row, item } = segment;
    const revealed = revealInView(view, item, row.day, days, timeZone);
    if (revealed !== view) change(() => revealed);
    scrollTo(scroller.current, row.topPx, row.topPx + row.heightPx);
    announce(spokenSegment(wordsOf(segment), formatWholeDay(row.day.date, translator.locale)), 'polite');
  };
  const changeAndTell = (to: (from: ChartView) => ChartView): void => {
    change(to);
    announce(formatView(translator, newest.current), 'polite');
  };
  /** What zooming by keys keeps where it is: the middle of the segment in focus, as far as it is in view. */
  const anchor = (): number => {
    const middle = focused === undefined ? widthPx / 2 : (focused.leftPx + focused.rightPx) / 2;
    return Math.min(1, Math.max(0, middle / widthPx));
  };
  const actions: ChartActions = {
    step: (step) => moveTo(stepFrom(model, focus, step)),
    zoom: (factor) => changeAndTell((from) => zoomView(from, factor, anchor(), days)),
    pan: (part) => changeAndTell((from) => panView(from, part * from.spanMs, days)),
    scroll: (rows) => scroller.current?.scrollBy(0, rows * measures.rowPx),
    endZoom: () => onView(null),
    select: () => {
      if (focused !== undefined) onSelect({ ...placeOf(focused), item: focused.item });
    },
    dismiss: () => {
      if (isTold && (hovered !== null || isFocusShown)) {
        setIsTold(false);
        setHovered(null);
        return true;
      }
      onSelect(null);
      return selected !== null;
    },
  };
  useChartPointer(plot, scroller, {
    segmentUnder: (xPx, yPx) => segmentUnder(model, xPx, yPx),
    hover: (segment) => {
      setHovered((before) => (segment?.item.startAt === before?.at ? before : segment ? placeOf(segment) : null));
      if (segment !== undefined) setIsTold(true);
    },
    pick: (segment) => {
      setFocus(segment ? placeOf(segment) : null);
      onSelect(segment ? { ...placeOf(segment), item: segment.item } : null);
    },
    zoom: (factor, xPx) => change((from) => zoomView(from, factor, xPx / widthPx, days)),
    pan: (byPx) => change((from) => panView(from, byPx * msPerPxOf(model), days)),
  });

  const shownFocus = isFocusShown ? focused : undefined;
  const pointed = hovered === null ? undefined : segmentAt(model, hovered);
  const told = isTold ? (pointed ?? shownFocus) : undefined;
  const chosen = selected === null ? undefined : segmentAt(model, selected);
  const newestRow = model.rows[0];
  const shownNow = newestRow && rowInterval(newestRow.day, view, timeZone);
  const nowPx =
    shownNow && now >= shownNow.startAt && now < shownNow.endAt ? (now - shownNow.startAt) / msPerPxOf(model) : null;
  return (
    <div
      ref={scroller}
      className="chart"
      role="application"
      aria-roledescription={translator.text('history.shown-as.chart')}
      aria-label={translator.text('history.chart')}
      aria-describedby={keysId}
      tabIndex={0}
      onScroll={({ currentTarget }) => setScrolledPx(currentTarget.scrollTop)}
      onFocus={({ currentTarget }) => {
        if (!currentTarget.matches(':focus-visible')) return;
        setIsFocusShown(true);
        if (focused === undefined) moveTo(startingPlace(model));
      }}
      onBlur={() => setIsFocusShown(false)}
      onKeyDown={(event) => {
        setIsFocusShown(true);
        onChartKey(event, actions);
      }}
    >
      <p id={keysId} className="unseen">
        {translator.text('history.chart.keys')}
      </p>
      <ChartAxis marks={marks} timeZone={timeZone} nowPx={nowPx} now={now} />
      <div className="chart-rows" style={{ height: heightPx }}>
        <ChartDays rows={drawnRows} rowPx={measures.rowPx} today={localDayOf(now, timeZone).date} />
        <div ref={plot} className="chart-plot">
          <ChartCanvas rows={drawnRows} {...{ fromPx, toPx, widthPx, measures, drawing, look }} />
          {chosen && <ChartRing segment={chosen} kind="selected" widthPx={widthPx} heightPx={measures.workPx} />}
          {shownFocus && <ChartRing segment={shownFocus} kind="focus" widthPx={widthPx} heightPx={measures.workPx} />}
          {told && (
            <ChartTooltip
              words={wordsOf(told)}
              segment={told}
              seenFromPx={scrolledPx}
              seenToPx={scrolledPx + seen.heightPx}
              widthPx={widthPx}
              heightPx={measures.workPx}
              remPx={rem}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** Scrolls no further than it takes to see a stretch below the axis. */
function scrollTo(scroller: HTMLElement | null, topPx: number, bottomPx: number): void {
  if (scroller === null) return;
  const axisPx = scroller.querySelector('.chart-axis')?.clientHeight ?? 0;
  const seenPx = scroller.clientHeight - axisPx;
  if (topPx < scroller.scrollTop) scroller.scrollTop = topPx;
  else if (bottomPx > scroller.scrollTop + seenPx) scroller.scrollTop = bottomPx - seenPx;
}
