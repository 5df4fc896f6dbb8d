import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { pauseLengths } from '../../../shared/ipc/inactivity-requests';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { Sentence } from '../../ui/sentence';
import type { AutomaticAction } from './automatic-line';
import { automaticLineOf } from './automatic-line';
import './automatic-row.css';

/** The line of the pop-over about automatic offline: what will happen by itself, and the one thing to do about it. */
export function AutomaticRow() {
  const { snapshot, translator, now } = useApp();
  const [isAsking, setIsAsking] = useState(false);
  const line = automaticLineOf(snapshot, now(), translator);
  if (line === null) return null;
  if (isAsking && line.action === 'pause') return <PauseLengths onDone={() => setIsAsking(false)} />;
  return (
    <div className={line.isCaution ? 'automatic-row caution' : 'automatic-row'} data-area>
      <Glyph name={line.glyph} />
      <p>
        <Sentence text={line.text} />
      </p>
      {line.action !== null && <RowButton action={line.action} onPause={() => setIsAsking(true)} />}
    </div>
  );
}

function RowButton({ action, onPause }: { readonly action: AutomaticAction; readonly onPause: () => void }) {
  const { client, translator } = useApp();
  const act = (): void => {
    switch (action) {
      case 'pause':
        return onPause();
      case 'resume':
        return void client.send('inactivity.resume');
      case 'here':
        return void client.send('inactivity.imHere');
      case 'why':
      case 'settings':
        return void client.send('window.openPage', { page: 'settings', section: 'going-offline' });
    }
  };
  return (
    <Button look="quiet" onClick={act}>
      {translator.text(`automatic.action.${action}`)}
    </Button>
  );
}

/** For how long it rests, in place of the line. */
function PauseLengths({ onDone }: { readonly onDone: () => void }) {
  const { client, translator } = useApp();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => row.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  return (
    <div
      className="automatic-row"
      ref={row}
      role="group"
      aria-label={translator.text('automatic.pause.how-long')}
      data-area
      onKeyDown={onKeyDown}
    >
      <Glyph name="pause" />
      {pauseLengths.map((until) => (
        <Button
          key={until}
          look="standard"
          onClick={() => {
            void client.send('inactivity.pause', { until });
            onDone();
          }}
        >
          {translator.text(`automatic.pause.${until}`)}
        </Button>
      ))}
      <Button look="quiet" onClick={onDone}>
        {translator.text('automatic.pause.not')}
      </Button>
    </div>
  );
}
