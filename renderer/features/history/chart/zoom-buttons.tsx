import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';

export interface ZoomButtonsProps {
  readonly isZoomed: boolean;
  /** Closer by a factor above 1; null ends zooming. */
  readonly onZoom: (factor: number | null) => void;
}

const ZOOM_FACTOR = 1.5;

/** Zooming for who has neither keys nor a wheel at hand, in the corner that the hours and the days leave free. */
export function ZoomButtons({ isZoomed, onZoom }: ZoomButtonsProps) {
  const { translator } = useApp();
  const named = (name: 'in' | 'out' | 'end') => {
    const text = translator.text(`history.chart.zoom-${name}`);
    return { 'aria-label': text, title: text };
  };
  return (
    <div className="chart-zoom">
      <Button look="quiet" {...named('out')} onClick={() => onZoom(1 / ZOOM_FACTOR)}>
        −
      </Button>
      <Button look="quiet" {...named('in')} onClick={() => onZoom(ZOOM_FACTOR)}>
        +
      </Button>
      {isZoomed && (
        <Button look="quiet" {...named('end')} onClick={() => onZoom(null)}>
          <Glyph name="close" />
        </Button>
      )}
    </div>
  );
}
