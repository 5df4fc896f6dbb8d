import type { IdleSelfTest } from '../../../../shared/snapshot';
import { useApp } from '../../../app-context';
import { useSecondsLeft } from '../../../clock/use-seconds-left';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';
import { formatIdleTime, selfTestVerdict } from './idle-sentences';

/** The test of ten seconds: what to do, what every source reads meanwhile, and in the end what it has shown. */
export function SelfTest({ selfTest }: { readonly selfTest: IdleSelfTest }) {
  const { client, translator } = useApp();
  const { latest, isOver } = selfTest;
  const stop = (): void => void client.send('idle.stopSelfTest');
  return (
    <div className="setting-row self-test" role="group" aria-label={translator.text('idle.test')}>
      <div className="self-test-head">
        {isOver ? <Verdict selfTest={selfTest} /> : <HandsOff endsAt={selfTest.endsAt} />}
        {isOver && (
          <Button look="standard" onClick={() => void client.send('idle.startSelfTest')}>
            {translator.text('idle.test.again')}
          </Button>
        )}
        <Button look="quiet" onClick={stop}>
          {translator.text(isOver ? 'idle.test.close' : 'idle.test.stop')}
        </Button>
      </div>
      {latest !== null && (
        <ul className="self-test-readings" aria-label={translator.text('idle.test.table')}>
          {latest.readings.map(({ source, idleMs }) => (
            <li key={source} className={source === latest.inUse ? 'in-use' : undefined}>
              <span>{translator.text(`idle.source-name.${source}`)}</span>
              {source === latest.inUse && <span className="self-test-mark">{translator.text('idle.test.in-use')}</span>}
              <b>{idleMs === null ? translator.text('idle.failed') : formatIdleTime(translator, idleMs)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function HandsOff({ endsAt }: { readonly endsAt: number }) {
  const { translator } = useApp();
  const seconds = useSecondsLeft(endsAt);
  return (
    <p className="self-test-words">
      <b>{translator.text('idle.test.hands-off')}</b>
      <span>{translator.text('idle.test.left', { seconds })}</span>
    </p>
  );
}

function Verdict({ selfTest }: { readonly selfTest: IdleSelfTest }) {
  const { translator } = useApp();
  const { text, isGood } = selfTestVerdict(selfTest, translator);
  return (
    <p className={isGood ? 'self-test-words good' : 'self-test-words caution'} role="status">
      <Glyph name={isGood ? 'check' : 'warning'} />
      <span>{text}</span>
    </p>
  );
}
