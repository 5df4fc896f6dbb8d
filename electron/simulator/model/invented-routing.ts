import type { SeededRandom } from '../random';
import type { RoutingStatusName } from './routing-status';
import type { RoutingStretch } from './timeline';

/** Fills a stretch on queue with waiting, calls and now and then a call that was not answered. */
export function routeOnQueue(
  stretch: { readonly startAt: number; readonly endAt: number },
  random: SeededRandom,
): readonly RoutingStretch[] {
  const routing: RoutingStretch[] = [];
  let cursor = stretch.startAt;
  const append = (value: RoutingStatusName, seconds: number): void => {
    const endAt = Math.min(stretch.endAt, cursor + seconds * 1000);
    if (endAt > cursor) routing.push({ value, startAt: cursor, endAt });
    cursor = endAt;
  };
  while (cursor < stretch.endAt) {
    append('IDLE', random.integer(15, 240));
    if (random.chance(0.02)) append('NOT_RESPONDING', random.integer(20, 90));
    else append('INTERACTING', random.integer(90, 720));
  }
  return routing;
}
