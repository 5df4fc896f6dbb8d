import { useEffect, useId, useRef, useState } from 'react';
import { keyNames } from '../../../../shared/shortcuts/keys';
import type { Modifier } from '../../../../shared/shortcuts/keys';
import { useApp } from '../../../app-context';
import { KeyCap } from '../../../ui/key-cap';
import { pressedOf } from './event-keys';

export interface KeyRecorderProps {
  /** What the keys are for. */
  readonly action: string;
  /** Null while it has none. */
  readonly keys: string | null;
  /** Says why not, where it does not take them. */
  readonly onRecorded: (keys: string) => string | null;
}

/**
 * Takes the keys that are pressed after it was. By keyboard as by pointer: Enter begins, Escape ends, and so does leaving it. Nothing
 * of the window hears the keys meanwhile.
 */
export function KeyRecorder({ action, keys, onRecorded }: KeyRecorderProps) {
  const { client, snapshot, translator, announce } = useApp();
  const { platform } = snapshot.app;
  const [isRecording, setIsRecording] = useState(false);
  const [held, setHeld] = useState<readonly Modifier[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const hintId = useId();
  const modifiers = keyNames('Control+Alt+Super', platform).join(', ');

  function complain(text: string): void {
    setProblem(text);
    announce(text, 'assertive');
  }

  function hear(event: KeyboardEvent): void {
    const pressed = pressedOf(event);
    setHeld(pressed.kind === 'modifiers' ? pressed.held : []);
    switch (pressed.kind) {
      case 'modifiers':
        return;
      case 'needs-modifier':
        return complain(translator.text('shortcuts.needs-modifier', { modifiers }));
      case 'unusable':
        return complain(translator.text('shortcuts.unusable'));
      case 'keys': {
        const refusal = onRecorded(pressed.keys);
        if (refusal !== null) complain(refusal);
        else setIsRecording(false);
      }
    }
  }
  // Whatever is drawn anew meanwhile, a recording goes on.
  const hearNow = useRef(hear);
  useEffect(() => {
    hearNow.current = hear;
  });

  useEffect(() => {
    if (!isRecording) return;
    void client.send('shortcuts.record', { isRecording: true });
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Tab') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') setIsRecording(false);
      else hearNow.current(event);
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      const pressed = pressedOf(event);
      setHeld(pressed.kind === 'modifiers' ? pressed.held : []);
      // The Enter or Space that began it would press the button again.
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('keyup', onKeyUp, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keyup', onKeyUp, { capture: true });
      setHeld([]);
      setProblem(null);
      void client.send('shortcuts.record', { isRecording: false });
    };
  }, [isRecording, client]);

  const names = keys === null ? [] : keyNames(keys, platform);
  const name =
    keys === null
      ? translator.text('shortcuts.record-for', { action })
      : translator.text('shortcuts.keys-of', { keys: names.join(' '), action });
  return (
    <span className="key-recorder">
      <button
        type="button"
        className="button standard"
        aria-label={isRecording ? translator.text('shortcuts.recording') : name}
        aria-describedby={isRecording ? hintId : undefined}
        data-recording={isRecording || undefined}
        onClick={() => setIsRecording(!isRecording)}
        onBlur={() => setIsRecording(false)}
      >
        {isRecording ? <Recording held={held} platform={platform} /> : <Keys names={names} />}
      </button>
      {isRecording && (
        <span className="key-recorder-hint" id={hintId} data-problem={problem !== null || undefined}>
          {problem ?? translator.text('shortcuts.recording.how', { modifiers })}
        </span>
      )}
    </span>
  );
}

function Keys({ names }: { readonly names: readonly string[] }) {
  const { translator } = useApp();
  if (names.length === 0) return translator.text('shortcuts.record');
  return names.map((name) => <KeyCap key={name}>{name}</KeyCap>);
}

function Recording({ held, platform }: { readonly held: readonly Modifier[]; readonly platform: string }) {
  const { translator } = useApp();
  if (held.length === 0) return translator.text('shortcuts.recording');
  return (
    <>
      <Keys names={keyNames(held.join('+'), platform)} /> …
    </>
  );
}
