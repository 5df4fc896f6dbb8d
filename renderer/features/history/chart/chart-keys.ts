import type { Step } from './chart-model';

/** What keys do to the chart. */
export interface ChartActions {
  readonly step: (step: Step) => void;
  /** Closer by a factor above 1, around the segment in focus. */
  readonly zoom: (factor: number) => void;
  /** By a part of what is shown; negative is earlier. */
  readonly pan: (part: number) => void;
  /** By rows; negative is up. */
  readonly scroll: (rows: number) => void;
  readonly endZoom: () => void;
  readonly select: () => void;
  /** Takes away the tooltip, or else the details. False when there was neither. */
  readonly dismiss: () => boolean;
}

const ZOOM_FACTOR = 1.5;
const PAN_PART = 0.1;
const SCROLLED_ROWS = 3;

const plain: Readonly<Record<string, (actions: ChartActions) => unknown>> = {
  ArrowLeft: ({ step }) => step('earlier'),
  ArrowRight: ({ step }) => step('later'),
  ArrowUp: ({ step }) => step('day-above'),
  ArrowDown: ({ step }) => step('day-below'),
  PageUp: ({ step }) => step('week-above'),
  PageDown: ({ step }) => step('week-below'),
  Home: ({ step }) => step('first'),
  End: ({ step }) => step('last'),
  Enter: ({ select }) => select(),
  ' ': ({ select }) => select(),
  '-': ({ zoom }) => zoom(1 / ZOOM_FACTOR),
  '0': ({ endZoom }) => endZoom(),
};

const withShift: Readonly<Record<string, (actions: ChartActions) => unknown>> = {
  ArrowLeft: ({ pan }) => pan(-PAN_PART),
  ArrowRight: ({ pan }) => pan(PAN_PART),
  ArrowUp: ({ scroll }) => scroll(-SCROLLED_ROWS),
  ArrowDown: ({ scroll }) => scroll(SCROLLED_ROWS),
};

/** Where plus and minus are on a keyboard differs, and with them Shift. */
const anyShift: Readonly<Record<string, (actions: ChartActions) => unknown>> = {
  '+': ({ zoom }) => zoom(ZOOM_FACTOR),
  '=': ({ zoom }) => zoom(ZOOM_FACTOR),
  _: ({ zoom }) => zoom(1 / ZOOM_FACTOR),
};

/** Does what a key means to the chart, and keeps it from the window then. */
export function onChartKey(event: React.KeyboardEvent, actions: ChartActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') {
    if (actions.dismiss()) event.preventDefault();
    return;
  }
  const act = anyShift[event.key] ?? (event.shiftKey ? withShift : plain)[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act(actions);
}
