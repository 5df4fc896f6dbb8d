import { useId } from 'react';
import { useApp } from '../../app-context';
import { Segmented } from '../../ui/segmented';

const ways = ['chart', 'table'] as const;
export type Way = (typeof ways)[number];

export interface WayChoiceProps {
  readonly way: Way;
  readonly onWay: (way: Way) => void;
}

/** How the days are shown. */
export function WayChoice({ way, onWay }: WayChoiceProps) {
  const { translator } = useApp();
  const wayId = useId();
  return (
    <>
      <span id={wayId} className="unseen">
        {translator.text('history.shown-as')}
      </span>
      <Segmented
        labelledBy={wayId}
        value={way}
        choices={ways.map((value) => ({ value, label: translator.text(`history.shown-as.${value}`) }))}
        onChoose={onWay}
      />
    </>
  );
}
