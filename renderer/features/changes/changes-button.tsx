import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import './changes-button.css';

export interface ChangesButtonProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Swaps the picker for the last changes and back. It stands at the same place in both, so that a second click undoes the first. */
export function ChangesButton({ isOpen, onToggle }: ChangesButtonProps) {
  const { translator } = useApp();
  return (
    <button
      type="button"
      className="button standard changes-button"
      aria-expanded={isOpen}
      aria-controls="last-changes"
      aria-label={translator.text('changes.button')}
      title={translator.text(isOpen ? 'changes.back' : 'changes.button')}
      onClick={onToggle}
    >
      <Glyph name={isOpen ? 'close' : 'history'} />
    </button>
  );
}
