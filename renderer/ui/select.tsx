import { Glyph } from './glyph';
import './select.css';

export interface SelectProps<Value extends string> {
  /** The ids of the words that name it. */
  readonly labelledBy: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of several, in the desktop's own list. */
export function Select<Value extends string>({ labelledBy, value, choices, onChoose }: SelectProps<Value>) {
  return (
    <span className="select">
      <select
        aria-labelledby={labelledBy}
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice.value === target.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Glyph name="chevron-down" />
    </span>
  );
}
