import { useEffect, useId, useRef } from 'react';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { usePopup } from '../../use-popup';
import { isCommand } from '../../window-keys';
import './history-export.css';

export const exportKinds = ['csv', 'json', 'picture', 'document'] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface HistoryExportProps {
  /** What can be saved of what is shown now. */
  readonly kinds: readonly ExportKind[];
  /** What the file will hold: `14 days · 110 changes · Europe/Berlin`. */
  readonly contents: string;
  readonly onExport: (kind: ExportKind) => void;
}

/** The ways to a file, in a menu; it says what will be in it before it is written. Ctrl/⌘+E opens it. */
export function HistoryExport({ kinds, contents, onExport }: HistoryExportProps) {
  const { translator } = useApp();
  const { isOpen, setOpen, close, frame, button, onKeyDown } = usePopup();
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isCommand(event, 'e')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [setOpen]);
  useEffect(() => {
    if (isOpen) menu.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [isOpen]);

  const onMenuKey = (event: React.KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const present = items.findIndex((item) => item === document.activeElement);
    const wanted = { ArrowDown: present + 1, ArrowUp: present - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') setOpen(false);
    if (wanted === undefined) return;
    event.preventDefault();
    items.at(wanted % items.length)?.focus();
  };
  return (
    <div className="export" ref={frame} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        className="button standard"
        aria-expanded={isOpen}
        aria-controls={menuId}
        aria-haspopup="menu"
        aria-keyshortcuts="Control+E Meta+E"
        onClick={() => setOpen(!isOpen)}
      >
        {translator.text('history.export')}
        <Glyph name="chevron-down" />
      </button>
      {isOpen && (
        <div id={menuId} className="export-menu" ref={menu} onKeyDown={onMenuKey}>
          <div role="menu" aria-label={translator.text('history.export')}>
            {kinds.map((kind) => (
              <button
                key={kind}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className="export-item"
                onClick={() => {
                  close();
                  onExport(kind);
                }}
              >
                <span>{translator.text(`history.export.${kind}`)}</span>
                <span>{translator.text(`history.export.for.${kind}`)}</span>
              </button>
            ))}
          </div>
          <p>{contents}</p>
        </div>
      )}
    </div>
  );
}
