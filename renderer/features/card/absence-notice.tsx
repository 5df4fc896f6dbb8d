import type { AbsenceCard } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { useSecondsLeft } from '../../clock/use-seconds-left';
import { Glyph } from '../../ui/glyph';
import type { NoticeProps } from '../../ui/notice';
import { Notice } from '../../ui/notice';
import { Sentence } from '../../ui/sentence';
import { CardActions } from './card-actions';
import { cardWordsOf } from './card-words';
import { WhatItWas } from './what-it-was';

/** The card of an absence over the list of the pop-over: the same words and the same answers as in the corner of the screen. */
export function AbsenceNotice({ card }: { readonly card: AbsenceCard }) {
  const { translator } = useApp();
  const now = useNow(card.idleSince);
  const { title, body } = cardWordsOf(card, now, translator);
  const isCounting = card.kind === 'warning' && card.state === 'counting';
  const stage = card.kind === 'warning' ? `${card.kind} ${card.state}` : card.kind;
  return (
    <Notice
      tone={toneOf(card)}
      icon={<Glyph name={isCounting ? 'timer' : 'info'} />}
      title={isCounting ? <TitleWithSeconds title={title} deadline={card.deadline} /> : title}
      body={<Sentence text={body} />}
      actions={
        <>
          <CardActions card={card} key={stage} />
          {'asksWhatItWas' in card && <WhatItWas card={card} />}
        </>
      }
    />
  );
}

function TitleWithSeconds({ title, deadline }: { readonly title: string; readonly deadline: number }) {
  const { translator } = useApp();
  return translator.text('absence.warning.title-with-seconds', { title, seconds: useSecondsLeft(deadline) });
}

function toneOf(card: AbsenceCard): NoticeProps['tone'] {
  switch (card.kind) {
    case 'warning':
      return card.state === 'counting' ? 'caution' : 'info';
    default:
      return 'info';
  }
}
