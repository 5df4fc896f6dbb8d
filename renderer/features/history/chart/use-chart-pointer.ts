import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { PlacedSegment } from './chart-model';

/** What the pointer does to the chart. Points are in CSS pixels from the left upper corner of the rows. */
export interface PointerActions {
  readonly segmentUnder: (xPx: number, yPx: number) => PlacedSegment | undefined;
  readonly hover: (segment: PlacedSegment | undefined) => void;
  readonly pick: (segment: PlacedSegment | undefined) => void;
  /** Closer by a factor above 1, around a point. */
  readonly zoom: (factor: number, xPx: number) => void;
  readonly pan: (byPx: number) => void;
}

interface Held {
  xPx: number;
  yPx: number;
  isDragged: boolean;
}

/** Less is a hand that is not quite still. */
const DRAG_PX = 4;
/** A pinch tells many small steps, a wheel few large ones. */
const PINCH_PX = 50;
const WHEEL_LINE_PX = 16;

/**
 * Lets the pointer hover, pick and drag, and the wheel zoom (with Ctrl, or by a pinch) and pan (with Shift, or sideways).
 * The wheel by itself scrolls, as everywhere.
 */
export function useChartPointer(
  plot: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  actions: PointerActions,
): void {
  const newest = useRef(actions);
  useEffect(() => {
    newest.current = actions;
  });
  useEffect(() => {
    const { current } = plot;
    if (current === null) return undefined;
    const held: { now: Held | null } = { now: null };
    const pointOf = ({ clientX, clientY }: MouseEvent): [number, number] => {
      const { left, top } = current.getBoundingClientRect();
      return [clientX - left, clientY - top];
    };
    const under = (event: MouseEvent): PlacedSegment | undefined => newest.current.segmentUnder(...pointOf(event));

    const onMove = (event: PointerEvent): void => {
      const { now } = held;
      if (now === null) return newest.current.hover(under(event));
      const [byX, byY] = [event.clientX - now.xPx, event.clientY - now.yPx];
      if (!now.isDragged && Math.hypot(byX, byY) < DRAG_PX) return;
      if (!now.isDragged) {
        current.setPointerCapture(event.pointerId);
        newest.current.hover(undefined);
      }
      held.now = { xPx: event.clientX, yPx: event.clientY, isDragged: true };
      newest.current.pan(-byX);
      scroller.current?.scrollBy(0, -byY);
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button === 0) held.now = { xPx: event.clientX, yPx: event.clientY, isDragged: false };
    };
    const onUp = (event: PointerEvent): void => {
      const { now } = held;
      held.now = null;
      if (now?.isDragged === false) newest.current.pick(under(event));
    };
    const onLost = (): void => {
      held.now = null;
      newest.current.hover(undefined);
    };
    const onWheel = (event: WheelEvent): void => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE_PX : 1;
      if (event.ctrlKey || event.metaKey) {
        const byPx = event.deltaY * unit;
        newest.current.zoom(Math.exp(-byPx * (Math.abs(byPx) < PINCH_PX ? 0.01 : 0.002)), pointOf(event)[0]);
      } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        newest.current.pan((event.deltaX === 0 ? event.deltaY : event.deltaX) * unit);
      } else return;
      event.preventDefault();
    };
    const left = new AbortController();
    const { signal } = left;
    current.addEventListener('pointermove', onMove, { signal });
    current.addEventListener('pointerdown', onDown, { signal });
    current.addEventListener('pointerup', onUp, { signal });
    current.addEventListener('pointercancel', onLost, { signal });
    current.addEventListener('pointerleave', onLost, { signal });
    current.addEventListener('wheel', onWheel, { signal, passive: false });
    return () => left.abort();
  }, [plot, scroller]);
}
