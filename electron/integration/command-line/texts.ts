import { formatCause, formatDuration, formatSinceLine, formatUntil } from '../../../shared/format';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { historyDays } from '../../../shared/history/days';
import { lengthMs } from '../../../shared/history/interval';
import { isoTimeIn } from '../../../shared/history/iso-time';
import { definitionNames, partName } from '../../../shared/history/table-rows';
import type { Translator } from '../../../shared/i18n';
import type { Cause } from '../../../shared/presence/cause';
import type { ToldChange, ToldDefinition, ToldPresence } from '../../core/program/told';
import type { ProgramEvent } from '../../services/presence-program/presence-program';

const HOUR_AND_MINUTE = [11, 16] as const;
const DATE_AND_TIME = [0, 19] as const;
const MINUTE_MS = 60_000;

/** What may be typed by somebody else must not steer the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** In the middle of a sentence. */
function causeInSentence(translator: Translator, cause: Cause): string {
  const text = formatCause(translator, cause);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * What stands: the name alone on the first line, for scripts that want no more, and below it whatever else there is to say.
 *
 * @param now epoch milliseconds.
 */
export function presenceText(
  told: ToldPresence,
  { translator, now, timeZone }: { readonly translator: Translator; readonly now: number; readonly timeZone: string },
): string {
  const say = translator.text.bind(translator);
  const { note, until, pending, next } = told;
  const since = formatSinceLine(translator, Date.parse(told.since), now, timeZone);
  const all = [
    plain(told.label),
    say('command-line.presence.since', { since, cause: causeInSentence(translator, told.cause) }),
  ];
  if (note !== '') all.push(say('command-line.presence.note', { note: plain(note) }));
  if (until !== null) {
    all.push(say('command-line.presence.until', { time: formatUntil(translator, Date.parse(until), now, timeZone) }));
  }
  if (pending !== null && pending.label !== null) {
    all.push(say('command-line.presence.pending', { label: plain(pending.label) }));
  } else if (pending !== null) {
    all.push(say('command-line.presence.pending-note', { note: plain(pending.note ?? '') }));
  }
  if (next !== null) all.push(say('command-line.presence.next', { label: plain(next.label) }));
  if (told.isOutOfOffice) all.push(say('command-line.presence.out-of-office'));
  if (!told.isPrimary) all.push(say('command-line.presence.other-source'));
  if (told.isStale) all.push(say('command-line.presence.stale'));
  if (told.isSimulated) all.push(say('command-line.presence.simulated'));
  return lines(all);
}

/** What may be chosen, a line each. */
export function definitionsText(definitions: readonly ToldDefinition[], translator: Translator): string {
  const width = Math.max(0, ...definitions.map(({ label }) => label.length)) + 2;
  return lines(
    definitions.map(({ label, isSystemDefault, isCurrent, isAllowed }) => {
      const name = `${isSystemDefault ? '' : '  '}${plain(label)}`;
      if (isCurrent) return `${name.padEnd(width)}  ${translator.text('command-line.presences.now')}`;
      return isAllowed ? name : `${name.padEnd(width)}  ${translator.text('command-line.presences.not-allowed')}`;
    }),
  );
}

/**
 * One line of a watch; empty where the line before it has said it.
 *
 * @param isNews nothing was known before: what stands is worth a line.
 */
export function eventText(event: ProgramEvent, isNews: boolean, translator: Translator): string {
  const line = (at: string, { label, cause }: Pick<ToldChange, 'label' | 'cause'>): string =>
    lines([`${at.slice(...DATE_AND_TIME).replace('T', ' ')}  ${plain(label)}  (${formatCause(translator, cause)})`]);
  if (event.type === 'change') return line(event.change.at, event.change);
  if (event.presence === null) return lines([translator.text('command-line.watch.nobody')]);
  return isNews ? line(event.presence.since, event.presence) : '';
}

/** Of a stretch that is over, below a minute too: “just now” is for what stands. */
const pastLength = (durationMs: number, translator: Translator): string =>
  durationMs < MINUTE_MS
    ? translator.text('command-line.history.seconds', { seconds: Math.floor(durationMs / 1_000) })
    : formatDuration(translator, durationMs);

/** A history by day, the oldest first. */
export function historyText(answer: HistoryAnswer, translator: Translator): string {
  const { timeZone, parts } = answer;
  const iso = isoTimeIn(timeZone);
  const names = definitionNames(answer.definitions);
  const days = historyDays(answer, parts, timeZone).filter((day) => day.parts.length > 0);
  if (days.length === 0) return lines([translator.text('command-line.history.nothing')]);
  const all = days.flatMap((day) => {
    const rows = day.parts.map((part) => {
      const { status, secondary } = partName(translator, part, names);
      const name = plain(secondary === '' ? status : secondary);
      const length = pastLength(lengthMs(part), translator).padEnd('12 h 00 m'.length);
      const note = part.kind === 'gap' || part.note === '' ? '' : `  “${plain(part.note)}”`;
      return `  ${iso(part.startAt).slice(...HOUR_AND_MINUTE)}  ${length}  ${name}${note}`;
    });
    return [day.date, ...rows];
  });
  return lines(all);
}
