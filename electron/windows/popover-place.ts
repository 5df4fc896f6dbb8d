import type { Screen } from 'electron';
import { popoverSize } from '../../shared/window-size';
import type { Rectangle } from '../ports';
import { placePopover } from './place-popover';

/**
 * Where the pop-over opens just now, on the screen that has the icon, or the pointer.
 *
 * @param trayBounds the tray icon's place, or null where the desktop does not tell.
 */
export function popoverPlace(
  screen: Pick<Screen, 'getCursorScreenPoint' | 'getDisplayNearestPoint'>,
  trayBounds: Rectangle | null,
  platform: NodeJS.Platform,
): Rectangle {
  const cursor = screen.getCursorScreenPoint();
  const { bounds, workArea } = screen.getDisplayNearestPoint(trayBounds ?? cursor);
  return placePopover({ tray: trayBounds, cursor, screen: bounds, workArea, size: popoverSize, platform });
}
