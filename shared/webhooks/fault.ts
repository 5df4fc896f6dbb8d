/** Why no answer came, or none that counts. Stable: kept, shown and logged. */
export const deliveryFaults = [
  /** No whole answer within 5 s. */
  'timeout',
  /** The connection could not be made, or broke. */
  'network',
  /** The name of the host leads nowhere. */
  'not-found',
  'certificate',
  /** The address leads where no event may go. */
  'address-forbidden',
  'redirect',
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];
