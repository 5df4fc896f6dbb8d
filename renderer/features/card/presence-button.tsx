import type { SystemPresence } from '../../../shared/presence/system-presence';
import type { ButtonProps } from '../../ui/button';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';

export interface PresenceButtonProps extends Omit<ButtonProps, 'children'> {
  readonly presence: SystemPresence;
  readonly label: string;
}

/** A button that stands for a presence: its glyph in its colour, and its name. */
export function PresenceButton({ presence, label, ...rest }: PresenceButtonProps) {
  return (
    <Button {...rest}>
      <span className="presence-mark" data-presence={presence}>
        <Glyph name={presence} />
      </span>
      <span className="one-line" dir="auto">
        {label}
      </span>
    </Button>
  );
}
