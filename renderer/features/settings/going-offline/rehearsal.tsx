import { useEffect, useState } from 'react';
import { formatMoment } from '../../../../shared/format';
import type { Translator } from '../../../../shared/i18n';
import type { Rehearsal as RehearsalFigures } from '../../../../shared/inactivity/rehearsal';
import { useApp } from '../../../app-context';
import { Glyph } from '../../../ui/glyph';
import { useRules } from './use-rules';

const DAYS = 14;

/** What the times would have done in the last two weeks, as they are now: it is replayed again at each change. */
export function Rehearsal() {
  const { client, snapshot, translator, now } = useApp();
  const { rules } = useRules();
  const [figures, setFigures] = useState<RehearsalFigures | null>(null);
  const isSignedIn = snapshot.session.state === 'signed-in';
  // By what it says: each picture of main's brings an equal object that is another.
  const asked = JSON.stringify(rules);
  useEffect(() => {
    if (!isSignedIn) return;
    let isWanted = true;
    void client.ask('inactivity.rehearse', { rules: JSON.parse(asked) as typeof rules, days: DAYS }).then((answer) => {
      if (isWanted) setFigures(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [client, asked, isSignedIn]);
  const text = isSignedIn
    ? figures === null
      ? null
      : rehearsalSentence(figures, now(), translator)
    : translator.text('going-offline.rehearsal.signed-out');
  return (
    <p className="rehearsal" role="status">
      {text !== null && (
        <>
          <Glyph name="history" />
          <span>{text}</span>
        </>
      )}
    </p>
  );
}

/**
 * What other times would have done, in a sentence; where less than the whole time is recorded, since when.
 *
 * @param now epoch milliseconds.
 */
export function rehearsalSentence(figures: RehearsalFigures, now: number, translator: Translator): string {
  const { expiries, shortCount, recordedSince } = figures;
  const count = expiries.length;
  if (recordedSince !== null) {
    return translator.text('going-offline.rehearsal.since', {
      count,
      moment: formatMoment(translator, recordedSince, now),
    });
  }
  return shortCount > 0
    ? translator.text('going-offline.rehearsal.short', { count, days: DAYS, short: shortCount })
    : translator.text('going-offline.rehearsal', { count, days: DAYS });
}
