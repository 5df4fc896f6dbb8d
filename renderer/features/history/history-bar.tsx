import { useId } from 'react';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';

const ways = ['chart', 'table'] as const;
export type Way = (typeof ways)[number];

export interface HistoryBarProps {
  readonly way: Way;
  readonly isZoomed: boolean;
  readonly onWay: (way: Way) => void;
  /** Closer by a factor above 1; null ends zooming. */
  readonly onZoom: (factor: number | null) => void;
  readonly onPicture: () => void;
  readonly onDocument: () => void;
}

const ZOOM_FACTOR = 1.5;

/** How the days are shown, and what is done with what is shown. */
export function HistoryBar({ way, isZoomed, onWay, onZoom, onPicture, onDocument }: HistoryBarProps) {
  const { translator } = useApp();
  const wayId = useId();
  return (
    <section className="history-bar" aria-labelledby={wayId} data-area>
      <span id={wayId} className="unseen">
        {translator.text('history.shown-as')}
      </span>
      <Segmented
        labelledBy={wayId}
        value={way}
        choices={ways.map((value) => ({ value, label: translator.text(`history.shown-as.${value}`) }))}
        onChoose={onWay}
      />
      <span className="history-bar-actions">
        {way === 'chart' && (
          <>
            {isZoomed && (
              <Button look="quiet" onClick={() => onZoom(null)}>
                {translator.text('history.chart.zoom-end')}
              </Button>
            )}
            <Button
              look="standard"
              aria-label={translator.text('history.chart.zoom-out')}
              onClick={() => onZoom(1 / ZOOM_FACTOR)}
            >
              −
            </Button>
            <Button
              look="standard"
              aria-label={translator.text('history.chart.zoom-in')}
              onClick={() => onZoom(ZOOM_FACTOR)}
            >
              +
            </Button>
            <Button look="quiet" onClick={onPicture}>
              {translator.text('history.export.picture')}
            </Button>
          </>
        )}
        <Button look="quiet" onClick={onDocument}>
          {translator.text('history.export.document')}
        </Button>
      </span>
    </section>
  );
}
