import { useId } from 'react';
import './segmented.css';

export interface SegmentedProps<Value extends string> {
  /** The id of the words that name it. */
  readonly labelledBy: string;
  /** Null when none of them holds. */
  readonly value: Value | null;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** A few choices of equals in one line, of which one holds. Radio buttons: the arrow keys go through them. */
export function Segmented<Value extends string>({ labelledBy, value, choices, onChoose }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div className="segmented" role="radiogroup" aria-labelledby={labelledBy}>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            className="unseen"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
