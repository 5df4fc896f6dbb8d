import type { ReactNode } from 'react';
import './chip.css';

export interface ChipProps {
  /** `bars`: under way. `ring`: at rest. Nothing for a plain badge. */
  readonly mark?: 'bars' | 'ring';
  readonly children: ReactNode;
}

/** A word in a small round frame. */
export function Chip({ mark, children }: ChipProps) {
  return (
    <span className="chip">
      {mark !== undefined && <i className={`chip-mark ${mark}`} aria-hidden="true" />}
      {children}
    </span>
  );
}
