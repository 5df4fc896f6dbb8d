export const routingStatusNames = ['OFF_QUEUE', 'IDLE', 'INTERACTING', 'NOT_RESPONDING', 'COMMUNICATING'] as const;

export type RoutingStatusName = (typeof routingStatusNames)[number];
