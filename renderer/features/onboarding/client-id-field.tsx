import type { Ref } from 'react';
import { useId } from 'react';
import { useApp } from '../../app-context';
import '../../ui/field.css';
import { Problem } from './problem';

export interface ClientIdFieldProps {
  readonly value: string;
  /** Why it was refused; null while nobody asked. */
  readonly problem: string | null;
  readonly field: Ref<HTMLInputElement>;
  readonly onType: (value: string) => void;
}

/** Where the id of the organisation's OAuth client is typed, and who has it. */
export function ClientIdField({ value, problem, field, onType }: ClientIdFieldProps) {
  const { translator } = useApp();
  const id = useId();
  const hintId = useId();
  const problemId = useId();
  return (
    <div className="client-id">
      <label className="client-id-label" htmlFor={id}>
        {translator.text('onboarding.client-id')}
      </label>
      <div className="field">
        <input
          ref={field}
          id={id}
          type="text"
          value={value}
          aria-describedby={problem === null ? hintId : `${problemId} ${hintId}`}
          aria-invalid={problem !== null}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
      {problem !== null && <Problem id={problemId} text={problem} />}
      <p className="onboarding-hint" id={hintId}>
        {translator.text('onboarding.client-id.why')}
      </p>
    </div>
  );
}
