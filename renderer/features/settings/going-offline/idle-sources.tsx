import { formatClockTimeWithSeconds } from '../../../../shared/format';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';
import { formatIdleTime, sourceName } from './idle-sentences';
import './idle-sources.css';
import { SelfTest } from './self-test';

/** From what idle time is read and what it said last, or why it cannot be read here; and the test of it. */
export function IdleSources() {
  const { client, snapshot, translator } = useApp();
  const { sources, selfTest } = snapshot.idle;
  const inUse = sources.find(({ state }) => state === 'trusted');
  const reading = inUse?.lastReading ?? null;
  return (
    <>
      <div className={inUse === undefined ? 'setting-row idle-source caution' : 'setting-row idle-source'}>
        <div className="setting-words">
          <Glyph name={inUse === undefined ? 'warning' : 'check'} />
          <div>
            <p className="setting-title">
              {inUse === undefined
                ? translator.text('idle.none')
                : translator.text('idle.from', { source: sourceName(inUse.name, translator) })}
            </p>
            <p className="setting-hint">
              {inUse === undefined
                ? translator.text('idle.none.why')
                : reading === null
                  ? translator.text('idle.no-reading')
                  : translator.text('idle.last-reading', {
                      length: formatIdleTime(translator, reading.idleMs),
                      time: formatClockTimeWithSeconds(reading.atMs, translator.locale),
                    })}
            </p>
            {inUse === undefined && (
              <ul className="idle-faults">
                {sources.map((source) => (
                  <li key={source.name}>
                    {translator.text(`idle.source-name.${source.name}`)}:{' '}
                    {source.state === 'demoted'
                      ? translator.text(`idle.fault.${source.fault}`)
                      : translator.text('idle.absent')}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
        {selfTest === null && (
          <Button look="standard" onClick={() => void client.send('idle.startSelfTest')}>
            {translator.text('idle.test')}
          </Button>
        )}
      </div>
      {selfTest !== null && <SelfTest selfTest={selfTest} />}
    </>
  );
}
