import { useCallback, useEffect, useState } from 'react';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { unpackAnswer } from '../../../shared/history/packed';
import type { Interval } from '../../../shared/history/interval';
import { useApp } from '../../app-context';

/** What is known of a range: asked for at once, and again whenever main knows more or the presence has changed. Null before the first answer. */
export function useHistory({ startAt, endAt }: Interval): {
  readonly answer: HistoryAnswer | null;
  /** Asks for the range anew, whatever was fetched or failed a moment ago. */
  readonly refresh: () => void;
} {
  const { client, snapshot } = useApp();
  const { version } = snapshot.history;
  const lastChange = snapshot.presence.recentChanges[0]?.sequence ?? 0;
  const isSignedIn = snapshot.session.state === 'signed-in';
  const [answer, setAnswer] = useState<HistoryAnswer | null>(null);

  const ask = useCallback(
    async (isAsked: boolean, isWanted: () => boolean) => {
      const next = await client.ask('history.read', { range: { startAt, endAt }, isAsked });
      if (next !== null && isWanted()) setAnswer(unpackAnswer(next));
    },
    [client, startAt, endAt],
  );
  useEffect(() => {
    let isWanted = true;
    if (isSignedIn) void ask(false, () => isWanted);
    return () => {
      isWanted = false;
    };
  }, [ask, version, lastChange, isSignedIn]);
  // What is fetched for nobody is not worth the requests.
  useEffect(() => () => void client.send('history.cancel'), [client]);
  const refresh = useCallback(() => void ask(true, () => true), [ask]);
  return { answer: isSignedIn ? answer : null, refresh };
}
