import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { HistoryAnswer } from '../../../shared/history/answer';
import type { ChartView } from '../../../shared/history/axis';
import { partsInView, workedView, zoomTo, zoomView } from '../../../shared/history/axis';
import { untilNow, withParts } from '../../../shared/history/days';
import { definitionNames } from '../../../shared/history/table-rows';
import type { TotalKey } from '../../../shared/history/totals';
import { totalKeyOf } from '../../../shared/history/totals';
import { localDays } from '../../../shared/history/zone';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { formatWholeDay } from './chart/clock-words';
import type { SelectedSegment } from './chart/chart-items';
import { HistoryChart } from './chart/history-chart';
import { segmentWords } from './chart/segment-words';
import { useSettled } from './chart/use-settled';
import { edgesOf } from './chart/view-words';
import { DayTable } from './day-table';
import { HistorySourceLine } from './history-source-line';
import { SegmentDetails } from './segment-details';
import { TotalsTable } from './totals-table';
import './history-body.css';

export interface HistoryBodyProps {
  readonly answer: HistoryAnswer;
  readonly now: number;
  readonly onRefresh: () => void;
}

const ways = ['chart', 'table'] as const;
type Way = (typeof ways)[number];

const ZOOM_FACTOR = 1.5;

/** What a range holds: where it comes from, its days as a chart or as a table, and their totals beside them. */
export function HistoryBody({ answer, now, onRefresh }: HistoryBodyProps) {
  const { translator } = useApp();
  const { startAt, endAt, timeZone, routing } = answer;
  const [hidden, setHidden] = useState<ReadonlySet<TotalKey>>(new Set());
  const [shownAs, setShownAs] = useState<Way>('chart');
  /** Null while the chart shows what it shows of itself. */
  const [zoomed, setZoomed] = useState<ChartView | null>(null);
  const [selected, setSelected] = useState<SelectedSegment | null>(null);
  const wayId = useId();
  const middle = useRef<HTMLElement>(null);
  const parts = useMemo(() => untilNow(answer.parts, Math.min(now, endAt)), [answer, endAt, now]);
  const rangeDays = useMemo(() => localDays({ startAt, endAt }, timeZone), [startAt, endAt, timeZone]);
  const days = useMemo(() => {
    const reached = parts.at(-1)?.endAt ?? startAt;
    return withParts(
      rangeDays.filter((day) => day.startAt < reached),
      parts,
    );
  }, [rangeDays, parts, startAt]);
  const home = useMemo(() => workedView(days, timeZone), [days, timeZone]);
  const view = zoomed ?? home;
  const settled = useSettled(shownAs === 'chart' ? zoomed : null);
  const counted = useMemo(
    () => (settled === null ? parts : partsInView(parts, days, settled, timeZone)),
    [settled, parts, days, timeZone],
  );
  const isEmpty = parts.every(({ kind }) => kind === 'gap');
  const toggle = (key: TotalKey): void => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    setHidden(next);
  };
  const zoom = (factor: number): void => setZoomed(zoomView(view, factor, 0.5, days));
  const selectedDay = days.find(({ date }) => date === selected?.date);

  /** Where the focus was is gone when the other way is shown. */
  const isFocusWanted = useRef(false);
  useEffect(() => {
    if (isFocusWanted.current) (middle.current?.querySelector<HTMLElement>('.chart') ?? middle.current)?.focus();
    isFocusWanted.current = false;
  }, [shownAs]);

  return (
    <>
      <HistorySourceLine answer={answer} onRefresh={onRefresh} />
      {!isEmpty && (
        <section className="history-shown" aria-labelledby={wayId} data-area>
          <span id={wayId} className="unseen">
            {translator.text('history.shown-as')}
          </span>
          <Segmented
            labelledBy={wayId}
            value={shownAs}
            choices={ways.map((value) => ({ value, label: translator.text(`history.shown-as.${value}`) }))}
            onChoose={setShownAs}
          />
          {shownAs === 'chart' && (
            <span className="history-zoom">
              {zoomed !== null && (
                <Button look="quiet" onClick={() => setZoomed(null)}>
                  {translator.text('history.chart.zoom-end')}
                </Button>
              )}
              <Button
                look="standard"
                aria-label={translator.text('history.chart.zoom-out')}
                onClick={() => zoom(1 / ZOOM_FACTOR)}
              >
                −
              </Button>
              <Button
                look="standard"
                aria-label={translator.text('history.chart.zoom-in')}
                onClick={() => zoom(ZOOM_FACTOR)}
              >
                +
              </Button>
            </span>
          )}
        </section>
      )}
      <div
        className="history-main"
        onKeyDown={(event) => {
          if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || isEmpty) return;
          event.preventDefault();
          isFocusWanted.current = true;
          setShownAs(shownAs === 'chart' ? 'table' : 'chart');
        }}
      >
        {isEmpty && (
          <main className="history-days">
            <div className="history-empty">
              <h2>{translator.text('history.empty')}</h2>
              <p>{translator.text('history.empty.why')}</p>
            </div>
          </main>
        )}
        {!isEmpty && shownAs === 'chart' && (
          <main ref={middle} className="history-chart" data-area>
            <HistoryChart {...{ answer, days, hidden, view, selected }} onView={setZoomed} onSelect={setSelected} />
          </main>
        )}
        {!isEmpty && shownAs === 'table' && (
          <main
            ref={middle}
            className="history-days"
            tabIndex={0}
            aria-label={translator.text('history.heading')}
            data-area
          >
            <DayTable answer={answer} parts={parts} isShown={(part) => !hidden.has(totalKeyOf(part))} />
          </main>
        )}
        <aside className="history-side" data-area>
          <div className="history-totals">
            {settled !== null && (
              <p className="history-in-view">
                {translator.text('history.chart.in-view', edgesOf(settled, translator.locale))}
              </p>
            )}
            <TotalsTable parts={counted} hidden={hidden} onToggle={toggle} />
          </div>
          {shownAs === 'chart' && selected !== null && selectedDay !== undefined && (
            <SegmentDetails
              words={segmentWords(selected.item, {
                ...{ translator, parts, routing, timeZone },
                names: definitionNames(answer.definitions),
              })}
              day={formatWholeDay(selected.date, translator.locale)}
              onClose={() => {
                setSelected(null);
                middle.current?.querySelector<HTMLElement>('.chart')?.focus();
              }}
              onZoom={() => setZoomed(zoomTo(view, selected.item, selectedDay, days, timeZone))}
            />
          )}
        </aside>
      </div>
    </>
  );
}
