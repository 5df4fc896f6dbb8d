import type { CardView } from '../../electron/ports';
import type { Snapshot } from '../../shared/snapshot';

/** A card that keeps what it was told. */
export class FakeCard implements CardView {
  readonly published: Snapshot[] = [];
  readonly heights: number[] = [];
  closings = 0;
  isDisposed = false;

  publish(snapshot: Snapshot): void {
    this.published.push(snapshot);
  }
  fit(height: number): void {
    this.heights.push(height);
  }
  close(): void {
    this.closings += 1;
  }
  dispose(): void {
    this.isDisposed = true;
  }
}
