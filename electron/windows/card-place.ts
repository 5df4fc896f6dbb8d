import type { Screen } from 'electron';
import type { Rectangle } from '../ports';
import { placeCard, type CardPlacement } from './place-card';

/** Where a card of this size stands just now: on the screen that the pointer is on. */
export function cardPlace(
  screen: Pick<Screen, 'getCursorScreenPoint' | 'getDisplayNearestPoint'>,
  size: CardPlacement['size'],
  platform: NodeJS.Platform,
): Rectangle {
  const { bounds, workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  return placeCard({ screen: bounds, workArea, size, platform });
}
