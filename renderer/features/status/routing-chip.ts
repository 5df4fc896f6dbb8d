import type { MessageKey } from '../../../shared/i18n';
import type { Snapshot } from '../../../shared/snapshot';

export interface RoutingChip {
  readonly word: MessageKey;
  readonly mark: 'bars' | 'ring';
}

/**
 * What the queue is doing with the agent, where it says more than the presence does. Null off the queue, and where the
 * routing status is not known at all.
 */
export function routingChipOf({ routingStatus, presence, connection }: Snapshot): RoutingChip | null {
  const isOnQueue = presence.current?.systemPresence === 'on_queue';
  if (routingStatus === null || routingStatus === 'off_queue') return null;
  if (connection.isStale) return isOnQueue ? { word: 'routing.unknown', mark: 'ring' } : null;
  switch (routingStatus) {
    case 'interacting':
    case 'communicating':
      return { word: `routing.${routingStatus}`, mark: 'bars' };
    case 'not_responding':
      return { word: 'routing.not_responding', mark: 'ring' };
    case 'idle':
    case 'unknown':
      return isOnQueue ? { word: `routing.${routingStatus}`, mark: 'ring' } : null;
  }
}
