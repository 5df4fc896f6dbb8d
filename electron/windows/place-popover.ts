import type { Rectangle } from '../ports';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  /** The tray icon, or null where the desktop does not tell. */
  readonly tray: Rectangle | null;
  /** Where the pointer is: where the icon is, if the icon was just clicked. */
  readonly cursor: Point;
  /** The whole screen that the icon or the pointer is on. */
  readonly screen: Rectangle;
  /** What panels and docks leave of it. */
  readonly workArea: Rectangle;
  readonly size: Size;
  readonly platform: NodeJS.Platform;
}

type Edge = 'top' | 'bottom' | 'left' | 'right';

/** Between the pop-over and the panel, and the sides of the screen. */
const GAP = 8;

/**
 * Where the pop-over opens: beside the icon, on the inner side of the panel; where the icon's place is not known, in the
 * corner that trays are in. Never outside the work area, and smaller where that is too small. All numbers are
 * device-independent pixels.
 */
export function placePopover(placement: Placement): Rectangle {
  const { workArea } = placement;
  const size = {
    width: Math.min(placement.size.width, workArea.width),
    height: Math.min(placement.size.height, workArea.height),
  };
  const icon = placement.tray ?? iconUnderPointer(placement);
  const wanted = icon === null ? inCorner(placement, size) : besideIcon(icon, placement, size);
  return {
    ...size,
    x: Math.round(clamp(wanted.x, workArea.x, workArea.width - size.width)),
    y: Math.round(clamp(wanted.y, workArea.y, workArea.height - size.height)),
  };
}

/**
 * A pointer on a panel is on our icon, for that was just clicked. Wayland tells no pointer and Electron then says 0, 0.
 */
function iconUnderPointer({ cursor, screen, workArea }: Placement): Rectangle | null {
  const isUnknown = cursor.x === 0 && cursor.y === 0;
  return isUnknown || !contains(screen, cursor) || contains(workArea, cursor)
    ? null
    : { ...cursor, width: 0, height: 0 };
}

function besideIcon(icon: Rectangle, { screen, workArea }: Placement, { width, height }: Size): Point {
  const besideX = clamp(icon.x + (icon.width - width) / 2, workArea.x + GAP, workArea.width - width - 2 * GAP);
  const besideY = clamp(icon.y + (icon.height - height) / 2, workArea.y + GAP, workArea.height - height - 2 * GAP);
  switch (edgeOf(icon, screen, workArea)) {
    case 'top':
      return { x: besideX, y: Math.max(icon.y + icon.height, workArea.y) + GAP };
    case 'bottom':
      return { x: besideX, y: Math.min(icon.y, workArea.y + workArea.height) - height - GAP };
    case 'left':
      return { x: Math.max(icon.x + icon.width, workArea.x) + GAP, y: besideY };
    case 'right':
      return { x: Math.min(icon.x, workArea.x + workArea.width) - width - GAP, y: besideY };
  }
}

/** The edge whose panel the icon is on: where it leaves the work area, else (a panel that hides itself) the nearest. */
function edgeOf(icon: Rectangle, screen: Rectangle, workArea: Rectangle): Edge {
  const x = icon.x + icon.width / 2;
  const y = icon.y + icon.height / 2;
  const distances: [Edge, number][] = contains(workArea, { x, y })
    ? [
        ['bottom', screen.y + screen.height - y],
        ['top', y - screen.y],
        ['right', screen.x + screen.width - x],
        ['left', x - screen.x],
      ]
    : [
        ['bottom', workArea.y + workArea.height - y],
        ['top', y - workArea.y],
        ['right', workArea.x + workArea.width - x],
        ['left', x - workArea.x],
      ];
  return distances.reduce((nearest, candidate) => (candidate[1] < nearest[1] ? candidate : nearest))[0];
}

function inCorner({ screen, workArea, platform }: Placement, { width, height }: Size): Point {
  const edge = panelEdge(screen, workArea) ?? (platform === 'win32' ? 'bottom' : 'top');
  const left = workArea.x + GAP;
  const right = workArea.x + workArea.width - width - GAP;
  const top = workArea.y + GAP;
  const bottom = workArea.y + workArea.height - height - GAP;
  return { x: edge === 'left' ? left : right, y: edge === 'top' ? top : bottom };
}

/** The edge that something takes room at; the top before the others, where desktops with a dock keep their tray. */
function panelEdge(screen: Rectangle, workArea: Rectangle): Edge | null {
  if (workArea.y > screen.y) {
    return 'top';
  }
  if (workArea.y + workArea.height < screen.y + screen.height) {
    return 'bottom';
  }
  if (workArea.x > screen.x) {
    return 'left';
  }
  return workArea.x + workArea.width < screen.x + screen.width ? 'right' : null;
}

function contains(area: Rectangle, { x, y }: Point): boolean {
  return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

/** Keeps a value within a range that begins at `start`; a range of no length holds its start. */
function clamp(value: number, start: number, length: number): number {
  return Math.max(start, Math.min(value, start + Math.max(0, length)));
}
