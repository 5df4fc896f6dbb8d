import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { Glyph } from '../../ui/glyph';
import type { GlyphName } from '../../ui/glyph-drawings';
import './navigation.css';

export interface NavigationProps {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly entries: readonly { readonly name: string; readonly label: string; readonly glyph: GlyphName }[];
  /** The name of the entry that is shown. */
  readonly current: string;
  readonly onChoose: (name: string) => void;
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** The list of a window's sections. One stop for the Tab key; the arrow keys go through it and show each section at once. */
export function Navigation({ label, entries, current, onChoose }: NavigationProps) {
  const list = useRef<HTMLUListElement>(null);
  const focusCurrent = (): void => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  // The window opens with it; and where it had the focus, the focus goes along.
  useEffect(focusCurrent, [current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const index = entries.findIndex(({ name }) => name === current);
    const next = step === undefined ? undefined : entries[step(index, entries.length)];
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onChoose(next.name);
  };
  return (
    <nav className="navigation" aria-label={label}>
      <ul ref={list} onKeyDown={onKeyDown}>
        {entries.map(({ name, label: text, glyph }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === current ? 'page' : undefined}
              tabIndex={name === current ? 0 : -1}
              onClick={() => onChoose(name)}
            >
              <Glyph name={glyph} />
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
