import { formatDurationInSentence, formatSpokenDuration } from '../../../shared/format';
import type { TodayStrip as Today } from '../../../shared/history/answer';
import { untilNow } from '../../../shared/history/days';
import { clipAll } from '../../../shared/history/interval';
import type { Interval } from '../../../shared/history/interval';
import type { TotalKey } from '../../../shared/history/totals';
import { totalKeyOf, totalsOf } from '../../../shared/history/totals';
import { stripSpan } from '../../../shared/history/strip-span';
import { hourMarks, localDayOf } from '../../../shared/history/zone';
import type { Translator } from '../../../shared/i18n';
import { useApp } from '../../app-context';
import { useNow } from '../../clock/use-now';
import { Sentence, strong } from '../../ui/sentence';
import './today-strip.css';

/** Every so many hours have their number below the strip. */
const HOURS_PER_NUMBER = 2;

const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the agent's day has been so far, at a glance: the whole of it is in the history. */
export function TodayStrip() {
  const { today } = useApp().snapshot.history;
  return today === null ? null : <Strip today={today} />;
}

function Strip({ today }: { readonly today: Today }) {
  const { translator } = useApp();
  const now = useNow(0);
  const zone = timeZone();
  const day = localDayOf(now, zone);
  // Past midnight, until main tells of the new day, what ran goes on in it; nothing else is known of it.
  const parts = clipAll(untilNow(today.parts, now), { startAt: day.startAt, endAt: now });
  if (parts.length === 0) return null;
  const totals = totalsOf(parts);
  const span = stripSpan(day, parts, now, zone);
  const hours = hourMarks(day, zone).filter(({ at }) => at >= span.startAt && at <= span.endAt);
  const hourName = new Intl.DateTimeFormat(translator.locale, { hour: 'numeric', timeZone: zone });
  return (
    <section className="today" aria-label={translator.text('today')}>
      <p className="today-head">
        <span aria-hidden="true">{translator.text('today')}</span>
        <span>
          <Sentence
            text={translator.text('today.signed-in', {
              duration: strong(formatDurationInSentence(translator, totals.signedInMs)),
            })}
          />
        </span>
      </p>
      <div className="strip" role="img" aria-label={spoken(translator, totals.rows)}>
        {clipAll(parts, span).map((part) => (
          <i
            key={part.startAt}
            className={`strip-part ${heightOf(totalKeyOf(part))}`}
            data-presence={totalKeyOf(part)}
            style={placeOf(part, span)}
          />
        ))}
        <i className="strip-now" style={{ left: percent(now, span) }} />
      </div>
      <div className="strip-hours" aria-hidden="true">
        {hours
          .filter(({ hour, isRepeated }) => hour % HOURS_PER_NUMBER === 0 && !isRepeated)
          .map(({ at }) => (
            <span key={at} style={{ left: withinEdges(percent(at, span)) }}>
              {hourName.format(at)}
            </span>
          ))}
      </div>
    </section>
  );
}

const percent = (at: number, { startAt, endAt }: Interval): string => `${((at - startAt) / (endAt - startAt)) * 100}%`;

/** A number that would reach over an end of the strip is moved in by half of its width. */
const withinEdges = (left: string): string => `clamp(1.2rem, ${left}, calc(100% - 1.2rem))`;

const placeOf = (part: Interval, span: Interval) => ({
  left: percent(part.startAt, span),
  width: percent(span.startAt + part.endAt - part.startAt, span),
});

/** Work stands higher than rest, and rest higher than being offline: not the colour alone tells them apart. */
function heightOf(key: TotalKey): 'work' | 'rest' | 'off' {
  if (key === 'offline' || key === 'gap' || key === 'unknown') return 'off';
  return key === 'break' || key === 'meal' || key === 'away' || key === 'idle' ? 'rest' : 'work';
}

/** `Available 1 hour 5 minutes, Meal 31 minutes`. */
function spoken(translator: Translator, rows: ReturnType<typeof totalsOf>['rows']): string {
  return rows
    .map(({ key, totalMs }) => {
      const name = key === 'gap' ? translator.text('history.totals.gap') : translator.text(`presence.${key}`);
      return translator.text('today.part', { name, duration: formatSpokenDuration(translator, totalMs) });
    })
    .join(', ');
}
