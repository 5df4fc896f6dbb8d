import { formatClockTime, formatFailure } from '../../../shared/format';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { Notice } from '../../ui/notice';

export interface HistorySourceProps {
  readonly answer: HistoryAnswer;
  readonly onRefresh: () => void;
}

/** What is missing of the history, and why: a right, or days that could not be loaded. Nothing when nothing is. */
export function HistoryNotice({ answer: { source }, onRefresh }: HistorySourceProps) {
  const { translator } = useApp();
  const warning = <Glyph name="warning" />;
  if (source.kind === 'journal') {
    const title = translator.text(`history.source.${source.missing}`, { name: source.name });
    return <Notice tone="caution" icon={warning} title={<span className="selectable">{title}</span>} />;
  }
  const { failure } = source;
  if (failure === null) return null;
  return (
    <Notice
      tone="danger"
      icon={warning}
      title={translator.text('history.source.failed')}
      body={formatFailure(translator, failure.code, failure.detail)}
      actions={
        <Button look="standard" onClick={onRefresh}>
          {translator.text('history.refresh')}
        </Button>
      }
    />
  );
}

/** Where the history comes from, how far its loading is, in which zone its days are counted, and how new it is. */
export function HistorySourceLine({ answer, onRefresh }: HistorySourceProps) {
  const { client, translator } = useApp();
  const { source, badRecords, timeZone } = answer;
  const progress = source.kind === 'cloud' ? source.progress : null;
  const updatedAt = source.kind === 'cloud' ? source.updatedAt : null;
  const refresh = translator.text('history.refresh');
  return (
    <footer className="history-source" data-area>
      <p className="history-source-words">
        {progress === null ? (
          translator.text(`history.source.${source.kind}`)
        ) : (
          <>
            <progress value={progress.fetchedDays} max={progress.allDays} aria-hidden="true" />
            {translator.text('history.progress', { fetched: progress.fetchedDays, all: progress.allDays })}
          </>
        )}
      </p>
      {progress !== null && (
        <Button look="quiet" onClick={() => void client.send('history.stop')}>
          {translator.text('history.progress.cancel')}
        </Button>
      )}
      {badRecords > 0 && <p>{translator.text('history.bad-records', { count: badRecords })}</p>}
      <p className="history-source-zone">{timeZone}</p>
      {updatedAt !== null && (
        <p>{translator.text('history.updated', { time: formatClockTime(updatedAt, translator.locale, timeZone) })}</p>
      )}
      <Button look="quiet" aria-label={refresh} title={refresh} onClick={onRefresh}>
        <Glyph name="retry" />
      </Button>
    </footer>
  );
}
