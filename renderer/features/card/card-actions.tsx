import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/assert-never';
import type { AbsenceCard } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { PresenceButton } from './presence-button';
import { ReasonPicker } from './reason-picker';

type Of<Kind extends AbsenceCard['kind']> = Extract<AbsenceCard, { kind: Kind }>;

/** What can be answered to a card. The first button, or the one marked as the entry, is what Enter takes once the card has the focus. */
export function CardActions({ card }: { readonly card: AbsenceCard }): ReactNode {
  switch (card.kind) {
    case 'warning':
      return card.state === 'counting' ? <Counting card={card} /> : <StillHere card={card} />;
    case 'deferred':
      return <Deferred card={card} />;
    case 'return':
      return <Return card={card} />;
    case 'go-on-queue':
      return <GoOnQueue card={card} />;
    case 'gap':
      return <Dismiss absenceId={card.absenceId} label="absence.dismiss" />;
    default:
      return assertNever(card);
  }
}

function ImHere() {
  const { client, translator } = useApp();
  return (
    <Button look="primary" onClick={() => void client.send('inactivity.imHere')}>
      {translator.text('absence.here')}
    </Button>
  );
}

function Dismiss({
  absenceId,
  label,
}: {
  readonly absenceId: string;
  readonly label: 'absence.dismiss' | 'absence.close';
}) {
  const { client, translator } = useApp();
  return (
    <Button look="standard" onClick={() => void client.send('inactivity.dismiss', { absenceId })}>
      {translator.text(label)}
    </Button>
  );
}

function Counting({ card }: { readonly card: Of<'warning'> }) {
  return (
    <>
      <ImHere />
      <ReasonPicker choices={card.choices} />
    </>
  );
}

/** Enter only closes it: whoever pressed it once for “I'm here” and once more has not chosen Break. */
function StillHere({ card }: { readonly card: Of<'warning'> }) {
  return (
    <>
      <Dismiss absenceId={card.absenceId} label="absence.close" />
      <ReasonPicker choices={card.choices} />
    </>
  );
}

function Deferred({ card }: { readonly card: Of<'deferred'> }) {
  const { translator } = useApp();
  const isAfterwards = card.because === 'interaction';
  return (
    <>
      <ImHere />
      <ReasonPicker
        choices={card.choices}
        labelOf={({ label }) => (isAfterwards ? translator.text('absence.afterwards', { label }) : label)}
      />
    </>
  );
}

function Return({ card }: { readonly card: Of<'return'> }) {
  const { client, translator } = useApp();
  const { absenceId, backTo, target } = card;
  if (card.isGoingBack && backTo !== null) {
    return (
      <p className="card-under-way">
        <Spinner />
        {translator.text('absence.return.going-back', { label: backTo.label })}
      </p>
    );
  }
  return (
    <>
      {backTo !== null && (
        <Button
          look="primary"
          onClick={() => void client.send('inactivity.answerReturn', { absenceId, answer: 'go-back' })}
        >
          {translator.text('absence.return.back', { label: backTo.label })}
        </Button>
      )}
      <Button
        look="standard"
        onClick={() => void client.send('inactivity.answerReturn', { absenceId, answer: 'stay' })}
      >
        {translator.text('absence.return.stay', { label: target.label })}
      </Button>
    </>
  );
}

/** Enter does not go On Queue: whoever pressed it for “Back to Available” may press it once more. */
function GoOnQueue({ card }: { readonly card: Of<'go-on-queue'> }) {
  const { client, translator } = useApp();
  const { absenceId, onQueue } = card;
  return (
    <>
      <PresenceButton
        look="standard"
        presence={onQueue.systemPresence}
        label={translator.text('absence.queue.go', { onQueue: onQueue.label })}
        onClick={() => void client.send('inactivity.answerReturn', { absenceId, answer: 'go-on-queue' })}
      />
      <Button
        look="quiet"
        data-entry
        onClick={() => void client.send('inactivity.answerReturn', { absenceId, answer: 'not-now' })}
      >
        {translator.text('absence.queue.not-now')}
      </Button>
    </>
  );
}
