import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import '../../ui/field.css';
import { useFocusWhenShown } from '../../use-focus-when-shown';

export interface FilterFieldProps {
  readonly query: string;
  /** Id of the marked cell of the list. */
  readonly active: string | null;
  readonly onType: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Where the keyboard is while the window is open: it filters, and its keys move and take in the list below. */
export function FilterField({ query, active, onType, onKeyDown }: FilterFieldProps) {
  const { translator } = useApp();
  const input = useRef<HTMLInputElement>(null);
  useFocusWhenShown(input);
  return (
    <div className="filter">
      <label className="field">
        <Glyph name="search" />
        <input
          ref={input}
          dir="auto"
          value={query}
          role="combobox"
          aria-label={translator.text('filter.label')}
          aria-controls="choices"
          aria-expanded="true"
          aria-haspopup="grid"
          aria-autocomplete="list"
          aria-activedescendant={active ?? undefined}
          placeholder={translator.text('filter.placeholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
    </div>
  );
}
