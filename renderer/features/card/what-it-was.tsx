import type { FormEvent } from 'react';
import { useId, useState } from 'react';
import { NOTE_MAX_LENGTH } from '../../../shared/presence/note';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import { presenceClassOf } from '../../../shared/presence/system-presence';
import type { AbsenceCard, PresenceChoice } from '../../../shared/snapshot';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import { PresenceButton } from './presence-button';

/** A card that asks what the absence was. */
export type AskingCard = Extract<AbsenceCard, { readonly asksWhatItWas: boolean }>;

const SHOWN_AT_ONCE = 3;

const usualReasons: readonly SystemPresence[] = ['break', 'meal', 'training', 'meeting', 'busy'];

/** What an absence can have been: whatever is no work of this place, Break and Meal before the others. */
function reasonsOf(choices: readonly PresenceChoice[]): readonly PresenceChoice[] {
  const reasons = choices.filter(({ systemPresence }) => presenceClassOf(systemPresence) === 'unavailable');
  const rank = ({ systemPresence, isSystemDefault }: PresenceChoice): number =>
    usualReasons.indexOf(systemPresence) + (isSystemDefault ? 0 : 0.5);
  return [...reasons].sort((one, other) => rank(one) - rank(other));
}

/** Asks what the absence was. The answer is a remark in the history; nothing is set by it. */
export function WhatItWas({ card }: { readonly card: AskingCard }) {
  const { client, snapshot, translator } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  const [remark, setRemark] = useState('');
  const remarkId = useId();
  const { absenceId, annotation } = card;
  if (annotation !== null) {
    return (
      <p className="card-told">
        <Glyph name="check" />
        <span>{translator.text('absence.what.told', { label: annotation.label })}</span>
      </p>
    );
  }
  if (!card.asksWhatItWas) return null;
  const reasons = reasonsOf(snapshot.presence.choices);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const text = remark.trim();
    if (text !== '') void client.send('inactivity.annotate', { absenceId, annotation: { kind: 'remark', text } });
  };
  return (
    <div className="card-what" role="group" aria-label={translator.text('absence.what.question')}>
      <p>{translator.text('absence.what.question')}</p>
      <div className="card-reasons">
        {(isOpen ? reasons : reasons.slice(0, SHOWN_AT_ONCE)).map(({ definitionId, systemPresence, label }) => (
          <PresenceButton
            key={definitionId}
            look="standard"
            presence={systemPresence}
            label={label}
            title={label}
            onClick={() =>
              void client.send('inactivity.annotate', { absenceId, annotation: { kind: 'presence', definitionId } })
            }
          />
        ))}
        {!isOpen && (
          <Button look="quiet" aria-expanded={false} onClick={() => setIsOpen(true)}>
            {translator.text('absence.what.other')}
          </Button>
        )}
      </div>
      {isOpen && (
        <form className="card-remark" onSubmit={save}>
          <label htmlFor={remarkId}>{translator.text('absence.what.remark')}</label>
          <span className="field">
            <input
              id={remarkId}
              value={remark}
              maxLength={NOTE_MAX_LENGTH}
              onChange={({ target }) => setRemark(target.value)}
            />
          </span>
          <button type="submit" className="button standard" disabled={remark.trim() === ''}>
            {translator.text('absence.what.save')}
          </button>
        </form>
      )}
    </div>
  );
}
