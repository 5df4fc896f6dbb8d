import type { MouseEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { shownCardOf } from '../../../shared/inactivity/card';
import type { AbsenceCard } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { useSecondsLeft } from '../../clock/use-seconds-left';
import { CountdownRing } from '../../ui/countdown-ring';
import { PresenceTile } from '../../ui/presence-tile';
import { Sentence } from '../../ui/sentence';
import { CardActions } from './card-actions';
import { cardWordsOf } from './card-words';
import './card-page.css';
import { useCardHeld } from './use-card-held';
import { useFittingHeight } from './use-fitting-height';
import { useSpokenWarning } from './use-spoken-warning';
import { WhatItWas } from './what-it-was';

/** The card in the corner of the screen. Empty for the moment in which main takes it away. */
export function CardPage() {
  const { snapshot } = useApp();
  const card = shownCardOf(snapshot);
  return card === null ? null : <Card card={card} key={card.absenceId} />;
}

/** A click beside the buttons leaves the focus where it is, so that Enter goes on meaning the first button. */
function keepFocus(event: MouseEvent): void {
  const takesFocus = event.target instanceof Element && event.target.closest('button, label, input') !== null;
  if (!takesFocus) event.preventDefault();
}

function Card({ card }: { readonly card: AbsenceCard }) {
  const { translator } = useApp();
  const element = useRef<HTMLDivElement>(null);
  const actions = useRef<HTMLDivElement>(null);
  const now = useNow(card.idleSince);
  const stage = card.kind === 'warning' ? `${card.kind} ${card.state}` : card.kind;
  useFittingHeight(element);
  useCardHeld();
  // Not the window's focus, which only a click gives: inside the window one button has it from the start.
  useEffect(() => {
    const wanted = '[data-entry]';
    const button = actions.current?.querySelector<HTMLElement>(wanted) ?? actions.current?.querySelector('button');
    button?.focus();
  }, [stage]);
  const { title, body } = cardWordsOf(card, now, translator);
  return (
    <main className="card-page">
      <div
        className="card"
        ref={element}
        role={card.kind === 'warning' ? 'alertdialog' : 'dialog'}
        aria-labelledby="card-title"
        aria-describedby="card-body"
        data-area
        onMouseDown={keepFocus}
      >
        <CardMark card={card} />
        <div className="card-words">
          <h1 id="card-title">{title}</h1>
          <p id="card-body">
            <Sentence text={body} />
          </p>
        </div>
        <div className="card-actions" ref={actions}>
          <CardActions card={card} key={stage} />
        </div>
        {'asksWhatItWas' in card && <WhatItWas card={card} />}
      </div>
    </main>
  );
}

/** What the eye lands on: the time that is left, or the presence that the card speaks of. */
function CardMark({ card }: { readonly card: AbsenceCard }) {
  if (card.kind === 'warning' && card.state === 'counting') return <Countdown card={card} />;
  const presence = card.kind === 'return' ? card.target : card.kind === 'go-on-queue' ? card.current : card.former;
  return <PresenceTile presence={presence.systemPresence} />;
}

function Countdown({ card }: { readonly card: Extract<AbsenceCard, { kind: 'warning' }> }) {
  const { translator } = useApp();
  const seconds = useSecondsLeft(card.deadline);
  const [ofSeconds] = useState(seconds);
  useSpokenWarning(card, seconds);
  return (
    <CountdownRing
      seconds={seconds}
      ofSeconds={ofSeconds}
      label={translator.text('absence.warning.seconds', { seconds })}
    />
  );
}
