import { formatFailure } from '../../../shared/format';
import type { HistoryAnswer } from '../../../shared/history/answer';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { Notice } from '../../ui/notice';

export interface HistorySourceLineProps {
  readonly answer: HistoryAnswer;
  readonly onRefresh: () => void;
}

/** Where the history comes from, what is missing of it, and how far its loading is. */
export function HistorySourceLine({ answer, onRefresh }: HistorySourceLineProps) {
  const { client, translator } = useApp();
  const { source, badRecords } = answer;
  const warning = <Glyph name="warning" />;
  if (source.kind === 'journal') {
    const title = translator.text(`history.source.${source.missing}`, { name: source.name });
    return <Notice tone="caution" icon={warning} title={title} />;
  }
  const { progress, failure } = source;
  return (
    <>
      {failure !== null && (
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
      )}
      <p className="history-source" role="status">
        {progress === null ? (
          translator.text('history.source.cloud')
        ) : (
          <>
            <progress value={progress.fetchedDays} max={progress.allDays} aria-hidden="true" />
            {translator.text('history.progress', { fetched: progress.fetchedDays, all: progress.allDays })}
            <Button look="quiet" onClick={() => void client.send('history.stop')}>
              {translator.text('history.progress.cancel')}
            </Button>
          </>
        )}
        {badRecords > 0 && <span>{translator.text('history.bad-records', { count: badRecords })}</span>}
      </p>
    </>
  );
}
