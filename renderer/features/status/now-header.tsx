import { useNow } from '../../clock/use-now';
import { useApp } from '../../app-context';
import {
  formatCause,
  formatClockTime,
  formatDuration,
  formatSince,
  formatSpokenDuration,
} from '../../../shared/format';
import type { Translator } from '../../../shared/i18n';
import type { CurrentPresence, PresenceTimerView } from '../../../shared/snapshot';
import { Chip } from '../../ui/chip';
import { Glyph } from '../../ui/glyph';
import { PresenceTile } from '../../ui/presence-tile';
import { causeGlyph } from './cause-glyph';
import './now-header.css';
import { systemLabel } from './picker-rows';
import { routingChipOf } from './routing-chip';

/** A name of more characters than this is set smaller, so that it is not cut off. */
const LONG_NAME = 22;

/** What the agent's presence is now: the first thing that the eye lands on. */
export function NowHeader() {
  const { current } = useApp().snapshot.presence;
  return current === null ? <UnknownPresence /> : <KnownPresence current={current} />;
}

function UnknownPresence() {
  const { translator } = useApp();
  return (
    <header className="now">
      <div className="now-main">
        <PresenceTile presence="unknown" isStale />
        <div>
          <h1 className="now-name">{translator.text('now.unknown')}</h1>
          <p className="now-since">{translator.text('now.unknown.why')}</p>
        </div>
      </div>
    </header>
  );
}

/** For the ear, in the sentence of the whole header. */
const untilSentence = ({ endsAt, stage, label }: PresenceTimerView, translator: Translator): string =>
  stage === 'running'
    ? translator.text('timed.sentence', { time: formatClockTime(endsAt, translator.locale) })
    : translator.text('timed.over.title', { label });

function KnownPresence({ current }: { readonly current: CurrentPresence }) {
  const { snapshot, translator } = useApp();
  const { connection, presence } = snapshot;
  const isStale = connection.isStale && connection.confirmedAt !== null;
  const shownSince = isStale ? (connection.confirmedAt ?? current.since) : current.since;
  const now = useNow(shownSince);
  const chip = routingChipOf(snapshot);
  const parent = systemLabel(presence.choices, current.systemPresence, translator);
  const duration = formatDuration(translator, now - shownSince);
  const cause = formatCause(translator, current.cause);
  const { timer } = presence;

  const sentence = translator.text(isStale ? 'now.sentence.stale' : 'now.sentence', {
    label: current.label,
    since: formatSince(translator, shownSince, now),
    time: formatClockTime(shownSince, translator.locale),
    duration: formatSpokenDuration(translator, now - shownSince),
    cause: timer === null ? cause : `${cause}. ${untilSentence(timer, translator)}`,
    note:
      current.note === ''
        ? translator.text('now.sentence.no-note')
        : translator.text('now.sentence.note', { note: current.note }),
  });

  return (
    <header className="now">
      <h1 className="unseen">{sentence}</h1>
      <div aria-hidden="true">
        <div className="now-main" key={current.definitionId}>
          <PresenceTile presence={current.systemPresence} isStale={isStale} />
          <div className="now-words">
            <div className="now-title">
              <p
                className={current.label.length > LONG_NAME ? 'now-name long' : 'now-name'}
                dir="auto"
                title={current.label}
              >
                {current.label}
              </p>
              {chip !== null && <Chip mark={chip.mark}>{translator.text(chip.word)}</Chip>}
            </div>
            <p className="now-since">
              {parent !== current.label && translator.text('now.parent', { parent })}
              {isStale
                ? translator.text('now.as-of', { time: formatClockTime(shownSince, translator.locale) })
                : formatSince(translator, shownSince, now)}
              {timer?.stage === 'running' &&
                !isStale &&
                translator.text('timed.until.header', { time: formatClockTime(timer.endsAt, translator.locale) })}
              {' · '}
              <b>{isStale ? translator.text('now.ago', { duration }) : duration}</b>
            </p>
          </div>
        </div>
        <p className="now-cause">
          <Glyph name={causeGlyph(current.cause)} />
          <span className="one-line">{cause}</span>
        </p>
      </div>
    </header>
  );
}
