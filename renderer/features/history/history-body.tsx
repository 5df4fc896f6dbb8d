import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { HistoryAnswer } from '../../../shared/history/answer';
import type { ChartView } from '../../../shared/history/axis';
import { partsInView, workedView, zoomTo, zoomView } from '../../../shared/history/axis';
import { untilNow, withParts } from '../../../shared/history/days';
import { definitionNames } from '../../../shared/history/table-rows';
import type { TotalKey } from '../../../shared/history/totals';
import type { Interval } from '../../../shared/history/interval';
import { totalKeyOf, totalsOf } from '../../../shared/history/totals';
import { localDays } from '../../../shared/history/zone';
import { useApp } from '../../app-context';
import { isCommand } from '../../window-keys';
import type { SelectedSegment } from './chart/chart-items';
import { formatWholeDay } from './chart/clock-words';
import { HistoryChart } from './chart/history-chart';
import { beginningOf } from './chart/chart-items';
import { labelsFor, segmentWords } from './chart/segment-words';
import { useSettled } from './chart/use-settled';
import { edgesOf } from './chart/view-words';
import { ZoomButtons } from './chart/zoom-buttons';
import { DayTable } from './day-table';
import type { ExportKind } from './history-export';
import { exportKinds, HistoryExport } from './history-export';
import { HistoryPrint } from './history-print';
import { formatDays } from './history-range';
import { HistoryNotice, HistorySourceLine } from './history-source-line';
import { savePicture } from './save-picture';
import { SegmentDetails } from './segment-details';
import { TotalsTable } from './totals-table';
import { useLoadingSpoken } from './use-loading-spoken';
import type { Way } from './way-choice';
import { WayChoice } from './way-choice';
import { EmptyHistory } from './empty-history';
import './history-body.css';

export interface HistoryBodyProps {
  readonly answer: HistoryAnswer;
  /** The range that is chosen: what is saved as a file, also while the answer is still of another. */
  readonly range: Interval;
  readonly now: number;
  /** Where the tools of the page have room for what is done with the days. */
  readonly place: HTMLElement | null;
  readonly onRefresh: () => void;
}

/** The picture is of the chart. */
const isShownAs = (kind: ExportKind, way: Way): boolean => kind !== 'picture' || way === 'chart';

/** What a range holds: where it comes from, its days as a chart or as a table, and their totals beside them. */
export function HistoryBody({ answer, range, now, place, onRefresh }: HistoryBodyProps) {
  const { client, translator } = useApp();
  const { startAt, endAt, timeZone, zones, routing } = answer;
  const [hidden, setHidden] = useState<ReadonlySet<TotalKey>>(new Set());
  const [way, setWay] = useState<Way>('chart');
  /** Null while the chart shows what it shows of itself. */
  const [zoomed, setZoomed] = useState<ChartView | null>(null);
  const [selected, setSelected] = useState<SelectedSegment | null>(null);
  const [isPrinting, setIsPrinting] = useState(false);
  const middle = useRef<HTMLElement>(null);
  const parts = useMemo(() => untilNow(answer.parts, Math.min(now, endAt)), [answer, endAt, now]);
  const rangeDays = useMemo(() => localDays({ startAt, endAt }, timeZone), [startAt, endAt, timeZone]);
  const reached = parts.at(-1)?.endAt ?? startAt;
  const shownDays = useMemo(() => rangeDays.filter((day) => day.startAt < reached), [rangeDays, reached]);
  const days = useMemo(() => withParts(shownDays, parts), [shownDays, parts]);
  const home = useMemo(() => workedView(days, timeZone), [days, timeZone]);
  const names = useMemo(() => definitionNames(answer.definitions), [answer.definitions]);
  const view = zoomed ?? home;
  const settled = useSettled(way === 'chart' ? zoomed : null);
  const counted = useMemo(
    () => (settled === null ? parts : partsInView(parts, days, settled, timeZone)),
    [settled, parts, days, timeZone],
  );
  const isEmpty = parts.every(({ kind }) => kind === 'gap');
  const isShown = (part: (typeof parts)[number]): boolean => !hidden.has(totalKeyOf(part));
  const toggle = useCallback((key: TotalKey): void => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const selectedDay = days.find(({ date }) => date === selected?.date);
  const chartElement = (): HTMLElement | null => middle.current?.querySelector<HTMLElement>('.chart') ?? null;

  /** Where the focus was is gone when the days are shown another way. */
  const isFocusWanted = useRef(false);
  useEffect(() => {
    if (isFocusWanted.current) (chartElement() ?? middle.current)?.focus();
    isFocusWanted.current = false;
  }, [way]);

  const sheetOf = () => ({
    ...{ translator, days, view, timeZone, hidden, routing, now },
    title: translator.text('history.picture.title'),
    subtitle: [
      formatDays(answer, translator.locale, timeZone),
      timeZone,
      ...(settled === null ? [] : [translator.text('history.chart.in-view', edgesOf(settled, translator.locale))]),
    ].join(' · '),
    labelOf: labelsFor(translator, names),
  });
  const save = (kind: ExportKind): void => {
    if (kind === 'csv' || kind === 'json') return void client.send('history.export', { range, format: kind });
    if (kind === 'document') return setIsPrinting(true);
    const chart = chartElement();
    const totals = totalsOf(counted.filter(isShown));
    if (chart !== null) void savePicture(client, answer, chart, { ...sheetOf(), totals });
  };
  const contents = [
    translator.text('history.export.days', { count: rangeDays.length }),
    translator.text('history.export.changes', { count: answer.parts.filter(({ kind }) => kind !== 'gap').length }),
    timeZone,
  ].join(' · ');
  useLoadingSpoken(answer);
  const print = useCallback(async () => {
    await client.send('history.exportDocument', { range: { startAt, endAt } });
    setIsPrinting(false);
  }, [client, startAt, endAt]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isCommand(event, 'p')) return;
      event.preventDefault();
      setIsPrinting(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      {place !== null &&
        createPortal(
          <>
            {!isEmpty && <WayChoice way={way} onWay={setWay} />}
            <HistoryExport
              kinds={exportKinds.filter(
                (kind) => kind === 'csv' || kind === 'json' || (!isEmpty && isShownAs(kind, way)),
              )}
              contents={contents}
              onExport={save}
            />
          </>,
          place,
        )}
      <HistoryNotice answer={answer} onRefresh={onRefresh} />
      <div
        className="history-main"
        onKeyDown={(event) => {
          if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || isEmpty) return;
          event.preventDefault();
          isFocusWanted.current = true;
          setWay(way === 'chart' ? 'table' : 'chart');
        }}
      >
        {isEmpty && <EmptyHistory />}
        {!isEmpty && way === 'chart' && (
          <main ref={middle} className="history-chart" data-area>
            <ZoomButtons
              isZoomed={zoomed !== null}
              onZoom={(factor) => setZoomed(factor === null ? null : zoomView(view, factor, 0.5, days))}
            />
            <HistoryChart {...{ answer, days, hidden, view, selected }} onView={setZoomed} onSelect={setSelected} />
          </main>
        )}
        {!isEmpty && way === 'table' && (
          <main
            ref={middle}
            className="history-days"
            tabIndex={0}
            aria-label={translator.text('history.heading')}
            data-area
          >
            <DayTable answer={answer} parts={parts} isShown={isShown} />
          </main>
        )}
        {!isEmpty && (
          <aside className="history-side" data-area>
            <div className="history-totals">
              {settled !== null && (
                <p className="history-in-view">
                  {translator.text('history.chart.in-view', edgesOf(settled, translator.locale))}
                </p>
              )}
              <TotalsTable parts={counted} hidden={hidden} onToggle={toggle} />
            </div>
            {way === 'chart' && selected !== null && selectedDay !== undefined && (
              <SegmentDetails
                words={segmentWords(selected.item, { translator, parts, routing, timeZone, zones, names })}
                day={formatWholeDay(selected.date, translator.locale)}
                began={beginningOf(selected.item, parts)}
                onClose={() => {
                  setSelected(null);
                  chartElement()?.focus();
                }}
                onZoom={() => setZoomed(zoomTo(view, selected.item, selectedDay, days, timeZone))}
              />
            )}
          </aside>
        )}
      </div>
      <HistorySourceLine answer={answer} onRefresh={onRefresh} />
      {isPrinting && !isEmpty && (
        <HistoryPrint {...{ answer, parts, counted, hidden }} sheet={sheetOf()} onDrawn={() => void print()} />
      )}
    </>
  );
}
