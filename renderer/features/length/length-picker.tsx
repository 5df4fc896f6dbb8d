import { useId } from 'react';
import { offeredMinutes } from '../../../shared/presence/duration';
import { useApp } from '../../app-context';
import { Segmented } from '../../ui/segmented';
import './length-picker.css';

/** A chosen length in minutes; null for a status without an end. */
export type Length = (typeof offeredMinutes)[number] | null;

export const lengths: readonly Length[] = [null, ...offeredMinutes];

export interface LengthPickerProps {
  readonly length: Length;
  readonly onLength: (length: Length) => void;
}

/** How long the status that is chosen next is meant to last. */
export function LengthPicker({ length, onLength }: LengthPickerProps) {
  const { translator } = useApp();
  const labelId = useId();
  const last = offeredMinutes.at(-1);
  const labelOf = (minutes: Length): string => {
    if (minutes === null) return translator.text('timed.length.none');
    return translator.text(minutes === last ? 'timed.length.minutes.last' : 'timed.length.minutes', { minutes });
  };
  return (
    <div className="length-picker" title={translator.text('timed.length')}>
      <span className="unseen" id={labelId}>
        {translator.text('timed.length')}
      </span>
      <Segmented
        labelledBy={labelId}
        value={String(length)}
        choices={lengths.map((minutes) => ({ value: String(minutes), label: labelOf(minutes) }))}
        onChoose={(value) => onLength(lengths.find((minutes) => String(minutes) === value) ?? null)}
      />
    </div>
  );
}
