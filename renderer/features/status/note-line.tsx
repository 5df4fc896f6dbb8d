import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { NOTE_MAX_LENGTH } from '../../../shared/presence/note';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { Spinner } from '../../ui/spinner';
import { isCommand } from '../../window-keys';
import './note-line.css';

export interface NoteLineProps {
  /** What is being written, or null while the note is only shown. */
  readonly draft: string | null;
  readonly onDraft: (draft: string | null) => void;
}

/** The agent's note under the header: read, or written in place. Enter saves, Esc leaves it as it was. */
export function NoteLine({ draft, onDraft }: NoteLineProps) {
  const { snapshot, client } = useApp();
  const { current, wanted } = snapshot.presence;
  const saved = wanted?.note ?? current?.note ?? '';
  const button = useRef<HTMLButtonElement>(null);
  const returnFocusTo = useRef<Element | null>(null);
  const canEdit = current !== null;

  const edit = (): void => {
    returnFocusTo.current = document.activeElement;
    onDraft(saved);
  };
  const save = (): void => {
    if (draft !== null && draft.trim() !== saved) void client.send('presence.setNote', { note: draft.trim() });
    onDraft(null);
  };

  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (!isCommand(event, 'e') || !canEdit || draft !== null) return;
      event.preventDefault();
      returnFocusTo.current = document.activeElement;
      onDraft(saved);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [canEdit, draft, saved, onDraft]);

  useEffect(() => {
    // The field took the focus with it when it closed; give it back to where it came from.
    if (draft !== null || document.activeElement !== document.body) return;
    const origin = returnFocusTo.current;
    if (origin instanceof HTMLElement && origin.isConnected && origin !== document.body) origin.focus();
    else if (origin !== null) button.current?.focus();
  }, [draft]);

  if (!canEdit) return <div className="note-line" />;
  return (
    <div className="note-line" data-area>
      {draft === null ? (
        <NoteButton buttonRef={button} note={saved} onEdit={edit} />
      ) : (
        <NoteField draft={draft} onDraft={onDraft} onSave={save} />
      )}
    </div>
  );
}

interface NoteButtonProps {
  readonly buttonRef: React.Ref<HTMLButtonElement>;
  readonly note: string;
  readonly onEdit: () => void;
}

function NoteButton({ buttonRef, note, onEdit }: NoteButtonProps) {
  const { snapshot, translator } = useApp();
  const { wanted } = snapshot.presence;
  const stage = wanted !== null && wanted.note !== null ? wanted.stage : null;
  return (
    <button
      type="button"
      ref={buttonRef}
      className={note === '' ? 'note-button empty' : 'note-button'}
      aria-label={translator.text(note === '' ? 'note.add' : 'note.edit', { note })}
      aria-keyshortcuts="Control+E Meta+E"
      title={note}
      onClick={onEdit}
    >
      {stage === 'sending' ? <Spinner /> : <Glyph name={stage === 'waiting' ? 'timer' : 'pencil'} />}
      <span className="one-line" dir="auto">
        {note === '' ? translator.text('note.add') : note}
      </span>
    </button>
  );
}

interface NoteFieldProps {
  readonly draft: string;
  readonly onDraft: (draft: string | null) => void;
  readonly onSave: () => void;
}

function NoteField({ draft, onDraft, onSave }: NoteFieldProps) {
  const { translator } = useApp();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') onSave();
    else onDraft(null);
  };
  return (
    <label className="field note-field">
      <span className="unseen">{translator.text('note.label')}</span>
      <input
        ref={focusAtEnd}
        dir="auto"
        value={draft}
        maxLength={NOTE_MAX_LENGTH}
        placeholder={translator.text('note.placeholder')}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="field-hint" aria-hidden="true">
        {translator.text('note.length', { length: draft.length, limit: NOTE_MAX_LENGTH })}
      </span>
    </label>
  );
}

/** The field opens because the agent wants to write: it takes the focus, with the caret after what is there. */
function focusAtEnd(input: HTMLInputElement | null): void {
  input?.focus();
  input?.setSelectionRange(input.value.length, input.value.length);
}
