import type { RoutingStatusName } from '../../shared/snapshot';

/** Whether an interaction is live, as far as the feed has told: the routing status and the count of conversations together. */
export interface LiveInteraction {
  routingTold(status: RoutingStatusName | null): void;
  conversationsTold(isLive: boolean): void;
  /** What was told before may be old: the feed was down. */
  forget(): void;
}

export function createLiveInteraction(onTold: (isLive: boolean | null) => void): LiveInteraction {
  let routing: RoutingStatusName | null = null;
  let hasConversations: boolean | null = null;

  function tell(): void {
    const isRouted = routing === 'interacting' || routing === 'communicating';
    onTold(isRouted || hasConversations === true ? true : hasConversations === null || routing === null ? null : false);
  }

  return {
    routingTold(status) {
      if (status === routing) return;
      routing = status;
      tell();
    },
    conversationsTold(isLive) {
      hasConversations = isLive;
      tell();
    },
    forget() {
      routing = null;
      hasConversations = null;
      onTold(null);
    },
  };
}
