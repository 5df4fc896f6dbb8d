import type { TotalKey } from '../../../../shared/history/totals';
import { totalKeys } from '../../../../shared/history/totals';

/** As a presence is drawn everywhere: see presence-colours.css. */
export interface SegmentColours {
  readonly fill: string;
  readonly on: string;
  readonly edge: string;
}

/** The colours and the font of the chart as they are now: of the theme, the desktop's contrast and its forced colours. */
export interface ChartColours {
  readonly surface: string;
  readonly text: string;
  readonly text2: string;
  readonly grid: string;
  readonly hatch: string;
  readonly now: string;
  readonly work: string;
  readonly alert: string;
  readonly info: string;
  readonly fontFamily: string;
  readonly of: (key: TotalKey) => SegmentColours;
}

/**
 * Reads them from the page. A canvas knows no custom properties, and the tokens are functions of the theme: an element asks
 * for them in its stead.
 *
 * @param root an element within the chart, which hands the tokens down.
 */
export function readColours(root: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  probe.className = 'chart-probe';
  root.append(probe);
  const style = getComputedStyle(probe);
  const token = (name: string): string => {
    probe.style.color = `var(${name})`;
    return style.color;
  };
  const read = (key: TotalKey): SegmentColours => {
    probe.dataset['presence'] = key === 'gap' ? 'unknown' : key;
    return { fill: token('--fill'), on: token('--on'), edge: token('--chart-edge') };
  };
  const keys = totalKeys.map((key) => [key, read(key)] as const);
  const known = new Map<TotalKey, SegmentColours>(keys);
  const base = {
    surface: token('--chart-surface'),
    text: token('--chart-text'),
    text2: token('--chart-text-2'),
    grid: token('--chart-grid'),
    hatch: token('--chart-hatch'),
    now: token('--chart-now'),
    work: token('--chart-work'),
    alert: token('--chart-alert'),
    info: token('--chart-info'),
    fontFamily: style.fontFamily,
  };
  probe.remove();
  return { ...base, of: (key) => known.get(key) ?? { fill: base.surface, on: base.text, edge: base.text2 } };
}
