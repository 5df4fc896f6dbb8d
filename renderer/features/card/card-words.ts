import { assertNever } from '../../../shared/assert-never';
import { formatClockTime, formatDurationInSentence, formatMoment } from '../../../shared/format';
import type { Translator } from '../../../shared/i18n';
import type { AbsenceCard } from '../../../shared/snapshot';
import { strong } from '../../ui/sentence';

export interface CardWords {
  readonly title: string;
  /** May hold strong parts: see `Sentence`. */
  readonly body: string;
}

/**
 * What a card says: what is so, and why.
 *
 * @param now epoch milliseconds.
 */
export function cardWordsOf(card: AbsenceCard, now: number, translator: Translator): CardWords {
  const { text, locale } = translator;
  const former = card.former.label;
  const away = strong(formatDurationInSentence(translator, now - card.idleSince));
  switch (card.kind) {
    case 'warning':
      return card.state === 'still-here'
        ? { title: text('absence.still-here.title'), body: text('absence.still-here.body', { former }) }
        : {
            title: text('absence.warning.title', {
              target: card.target.label,
              time: formatClockTime(card.deadline, locale),
            }),
            body:
              card.rule === 'lock'
                ? text('absence.warning.locked', {
                    since: strong(formatMoment(translator, card.idleSince, now)),
                    former,
                  })
                : text('absence.warning.body', { duration: away, former }),
          };
    case 'deferred':
      return card.because === 'interaction'
        ? {
            title: text('absence.deferred.title', { target: card.target.label }),
            body: text('absence.deferred.body', { duration: away }),
          }
        : {
            title: text('absence.unreadable.title', { target: card.target.label }),
            body: text('absence.unreadable.body', { duration: away }),
          };
    case 'return': {
      const until = card.until ?? now;
      return {
        title: text('absence.return.title', {
          target: card.target.label,
          ...spanOf(card.from, until, now, translator),
        }),
        body: text('absence.return.body', { duration: lengthOf(card.from, until, translator), former }),
      };
    }
    case 'go-on-queue': {
      const onQueue = card.onQueue.label;
      return {
        title: text('absence.queue.title', { current: card.current.label }),
        body: text('absence.queue.body', { onQueue }),
      };
    }
    case 'gap':
      return {
        title: text(card.rule === 'suspend' ? 'absence.gap.title' : 'absence.gap.title.gone', {
          ...spanOf(card.from, card.until, now, translator),
        }),
        body: text('absence.gap.body', { duration: lengthOf(card.from, card.until, translator), former }),
      };
    default:
      return assertNever(card);
  }
}

/** A sentence begins with it. */
function lengthOf(from: number, until: number, translator: Translator): string {
  const length = formatDurationInSentence(translator, until - from);
  return length.charAt(0).toLocaleUpperCase(translator.locale) + length.slice(1);
}

/** From when until when; the day is named at the beginning when it was not today. */
function spanOf(from: number, until: number, now: number, translator: Translator): { from: string; until: string } {
  const isSameDay = new Date(from).toDateString() === new Date(until).toDateString();
  return {
    from: formatMoment(translator, from, now),
    until: isSameDay ? formatClockTime(until, translator.locale) : formatMoment(translator, until, now),
  };
}
