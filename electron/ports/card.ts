import type { Snapshot } from '../../shared/snapshot';
import type { Disposable } from './system';

/** The card in the corner of the screen: a warning, and what follows from it. It exists only while there is one. */
export interface CardView extends Disposable {
  /** Shows, changes or takes away the card, as the snapshot says. */
  publish(snapshot: Snapshot): void;
  /** As high as its content, in device-independent pixels. */
  fit(height: number): void;
  /** The agent has put the present card away. It does not come back; the next one does. */
  close(): void;
}
