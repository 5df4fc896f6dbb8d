import type { Rectangle } from '../ports';

export interface CardPlacement {
  /** The screen that the pointer is on. */
  readonly screen: Rectangle;
  /** What panels and docks leave of it. */
  readonly workArea: Rectangle;
  readonly size: { readonly width: number; readonly height: number };
  readonly platform: NodeJS.Platform;
}

/** Between the card and the sides of the work area. */
const GAP = 12;

/**
 * Where the card stands: in the right corner away from the panel. Desktops put their own notices at the panel, and one says
 * the same at the same time: neither may cover the other. All numbers are device-independent pixels.
 */
export function placeCard({ screen, workArea, size, platform }: CardPlacement): Rectangle {
  const width = Math.min(size.width, workArea.width);
  const height = Math.min(size.height, workArea.height);
  const top = workArea.y + GAP;
  const bottom = workArea.y + workArea.height - height - GAP;
  return {
    width,
    height,
    x: Math.round(Math.max(workArea.x, workArea.x + workArea.width - width - GAP)),
    y: Math.round(Math.max(workArea.y, isPanelAtBottom(screen, workArea, platform) ? top : bottom)),
  };
}

/** A panel that hides itself takes no room: then it is where the desktop has it from the start. */
function isPanelAtBottom(screen: Rectangle, workArea: Rectangle, platform: NodeJS.Platform): boolean {
  const isTopTaken = workArea.y > screen.y;
  const isBottomTaken = workArea.y + workArea.height < screen.y + screen.height;
  // A menu bar at the top and a dock at the bottom: the notices are at the menu bar.
  if (isTopTaken) return false;
  return isBottomTaken || platform === 'win32';
}
