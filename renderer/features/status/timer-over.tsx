import { formatClockTime } from '../../../shared/format';
import type { PresenceTimerView } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { Notice } from '../../ui/notice';

/** A timed presence is over. It stays until the agent chooses; On Queue is a click of its own. */
export function TimerOver({ timer }: { readonly timer: PresenceTimerView }) {
  const { client, translator } = useApp();
  const { label, endsAt, stage, returnTo, onQueue } = timer;
  const set = (definitionId: string): void => void client.send('presence.set', { definitionId });
  return (
    <Notice
      tone="caution"
      icon={<Glyph name="timer" />}
      title={translator.text('timed.over.title', { label })}
      body={translator.text(stage === 'late' ? 'timed.over.late' : 'timed.over.card', {
        time: formatClockTime(endsAt, translator.locale),
      })}
      actions={
        <>
          {[returnTo, onQueue].map(
            (target) =>
              target !== null && (
                <Button key={target.definitionId} look="standard" onClick={() => set(target.definitionId)}>
                  {translator.text('timed.return', { label: target.label })}
                </Button>
              ),
          )}
          <Button look="quiet" onClick={() => void client.send('presence.setTimer', { durationMs: null })}>
            {translator.text('timed.stay', { label })}
          </Button>
        </>
      }
    />
  );
}
