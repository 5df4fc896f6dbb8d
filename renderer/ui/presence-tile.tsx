import type { SystemPresence } from '../../shared/presence/system-presence';
import { Glyph } from './glyph';
import './presence-tile.css';

export interface PresenceTileProps {
  readonly presence: SystemPresence;
  /** True when it is only the last thing known. */
  readonly isStale?: boolean;
}

/** The one big thing of a window: the presence as a block of its colour with its glyph. */
export function PresenceTile({ presence, isStale = false }: PresenceTileProps) {
  return (
    <span className={isStale ? 'tile stale' : 'tile'} data-presence={presence}>
      <Glyph name={presence} />
    </span>
  );
}
