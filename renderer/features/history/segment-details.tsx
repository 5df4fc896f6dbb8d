import { useId } from 'react';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { glyphOfSegment } from './chart/chart-tooltip';
import type { SegmentWords } from './chart/segment-words';
import type { ToldReceiversProps } from './told-receivers';
import { ToldReceivers } from './told-receivers';
import './segment-details.css';

export interface SegmentDetailsProps {
  readonly words: SegmentWords;
  /** `Thursday, 22 October`. */
  readonly day: string;
  /** What began, where it is one presence; null for gaps and groups. */
  readonly began: ToldReceiversProps | null;
  readonly onClose: () => void;
  readonly onZoom: () => void;
}

/** Everything that is known of the selected segment; of a group, each change that it is made of. */
export function SegmentDetails({ words, day, began, onClose, onZoom }: SegmentDetailsProps) {
  const { translator } = useApp();
  const titleId = useId();
  const lines = (['time', 'lasted', 'cause', 'note', 'routing', 'zone'] as const).map(
    (name) => [name, { ...words, time: words.times }[name]] as const,
  );
  return (
    <section className="segment-details" aria-labelledby={titleId}>
      <header data-presence={words.key}>
        <span className="totals-swatch">
          <Glyph name={glyphOfSegment(words.key)} />
        </span>
        <div className="segment-details-title">
          <h2 id={titleId}>{words.title}</h2>
          <p>{day}</p>
        </div>
        <Button look="quiet" aria-label={translator.text('history.details.close')} onClick={onClose}>
          <Glyph name="close" />
        </Button>
      </header>
      {words.changes.length > 0 && (
        <>
          <ol tabIndex={0} aria-labelledby={titleId}>
            {words.changes.map((change) => (
              <li key={change.times} data-presence={change.key}>
                <Glyph name={glyphOfSegment(change.key)} />
                <span>{change.title}</span>
                <span>
                  {change.times} · {change.lasted}
                </span>
              </li>
            ))}
          </ol>
          <Button look="standard" onClick={onZoom}>
            {translator.text('history.details.zoom')}
          </Button>
        </>
      )}
      <dl>
        {lines
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name} className="segment-details-line">
              <dt>{translator.text(`history.details.${name}`)}</dt>
              <dd className="selectable">{text}</dd>
            </div>
          ))}
        {began !== null && <ToldReceivers key={`${began.startAt} ${began.definitionId}`} {...began} />}
      </dl>
    </section>
  );
}
