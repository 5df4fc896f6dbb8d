import { useId, useState } from 'react';
import type { PresenceChoice } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { PresenceButton } from './presence-button';

/** Break and Meal stand there at once; all the rest is one click away. */
const SHOWN_AT_ONCE = 2;

export interface ReasonPickerProps {
  /** What may be set now, Break and Meal first. */
  readonly choices: readonly PresenceChoice[];
  /** What the button of a choice is called. */
  readonly labelOf?: (choice: PresenceChoice) => string;
}

/** Why the agent is about to leave, said at the only moment they know it: sets that presence. */
export function ReasonPicker({ choices, labelOf = ({ label }) => label }: ReasonPickerProps) {
  const { client, translator } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const allowed = choices.filter(({ refusal }) => refusal === null);
  const rest = allowed.slice(SHOWN_AT_ONCE);
  const button = (choice: PresenceChoice) => (
    <PresenceButton
      key={choice.definitionId}
      look="standard"
      presence={choice.systemPresence}
      label={labelOf(choice)}
      title={labelOf(choice)}
      onClick={() => void client.send('presence.set', { definitionId: choice.definitionId })}
    />
  );
  return (
    <>
      {allowed.slice(0, SHOWN_AT_ONCE).map(button)}
      {rest.length > 0 && (
        <Button look="quiet" aria-expanded={isOpen} aria-controls={listId} onClick={() => setIsOpen(!isOpen)}>
          {translator.text('absence.other')}
        </Button>
      )}
      <div
        className="card-more"
        id={listId}
        role="group"
        aria-label={translator.text('absence.other.label')}
        hidden={!isOpen}
      >
        {rest.map(button)}
      </div>
    </>
  );
}
