import { useEffect, useRef } from 'react';
import type { HistoryAnswer } from '../../../shared/history/answer';
import type { HistoryPart } from '../../../shared/history/parts';
import type { TotalKey } from '../../../shared/history/totals';
import { totalKeyOf } from '../../../shared/history/totals';
import { drawPicture } from './chart/draw-picture';
import type { PictureSheet } from './chart/draw-picture';
import { readColours } from './chart/chart-colours';
import { DayTable } from './day-table';
import { TotalsTable } from './totals-table';
import './history-print.css';

/** As many rows as a page of A4 holds with the hours above them. */
const DAYS_ON_A_PAGE = 31;

export interface HistoryPrintProps {
  readonly answer: HistoryAnswer;
  readonly parts: readonly HistoryPart[];
  /** What the totals count: everything, or what is in view. */
  readonly counted: readonly HistoryPart[];
  readonly hidden: ReadonlySet<TotalKey>;
  readonly sheet: Omit<PictureSheet, 'colours' | 'totals'>;
  /** It stands, and may be printed. */
  readonly onDrawn: () => void;
}

/** The history as it goes to paper: what it is of, the chart, the totals, and the table of all days. */
export function HistoryPrint({ answer, parts, counted, hidden, sheet, onDrawn }: HistoryPrintProps) {
  const place = useRef<HTMLDivElement>(null);
  const isDrawn = useRef(false);
  useEffect(() => {
    const { current } = place;
    // Once, as everything was when printing was asked for.
    if (current === null || isDrawn.current) return;
    isDrawn.current = true;
    const colours = readColours(current);
    const canvases: HTMLCanvasElement[] = [];
    for (let end = sheet.days.length; end > 0; end -= DAYS_ON_A_PAGE) {
      const days = sheet.days.slice(Math.max(0, end - DAYS_ON_A_PAGE), end);
      canvases.push(drawPicture({ ...sheet, title: '', days, colours, totals: null }));
    }
    current.append(...canvases);
    onDrawn();
  }, [sheet, onDrawn]);
  return (
    <section className="history-print">
      <h1>{sheet.title}</h1>
      <p>{sheet.subtitle}</p>
      <div ref={place} className="chart-paper" />
      <TotalsTable parts={counted} hidden={hidden} onToggle={() => undefined} />
      <DayTable answer={answer} parts={parts} isShown={(part) => !hidden.has(totalKeyOf(part))} isWhole />
    </section>
  );
}
