import type { SubmitEvent } from 'react';
import { useRef, useState } from 'react';
import { orgHostOf } from '../../../shared/cloud-choice';
import { searchRegions } from '../../../shared/regions';
import { useApp } from '../../app-context';
import { Button } from '../../ui/button';
import { Glyph } from '../../ui/glyph';
import '../../ui/field.css';
import { useFocusWhenShown } from '../../use-focus-when-shown';
import { Problem } from './problem';
import type { Place } from './region-list';
import { placeOf, RegionList } from './region-list';
import { StepFoot } from './step-foot';

export interface RegionStepProps {
  /** Called once main has taken the choice. */
  readonly onDone: () => void;
}

/** Which of the regions the organisation is in, found by its name or by the address of a page in it. */
export function RegionStep({ onDone }: RegionStepProps) {
  const { client, snapshot, translator } = useApp();
  const { session, setUp } = snapshot;
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState(setUp?.place?.orgHost ?? null);
  const [isMissing, setIsMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useFocusWhenShown(field);

  const places = placesFor(query, translator.text('onboarding.region.here'));
  // What a search leaves alone needs no further click.
  const only = query.trim() !== '' && places.length === 1 ? places[0] : undefined;
  const chosen = (only ?? places.find(({ orgHost }) => orgHost === picked))?.orgHost ?? null;

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setIsMissing(chosen === null);
    if (chosen !== null && (await client.send('setUp.chooseRegion', { orgHost: chosen }))) onDone();
  };
  return (
    <form className="onboarding-step" onSubmit={(event) => void submit(event)}>
      <div className="onboarding-main" data-area>
        <h1 className="onboarding-title">{translator.text('onboarding.region')}</h1>
        <p className="onboarding-why">{translator.text('onboarding.region.why')}</p>
        {session.state === 'signed-in' && (
          <p className="onboarding-why">{translator.text('onboarding.region.leaves', { user: session.userName })}</p>
        )}
        <label className="field">
          <Glyph name="search" />
          <input
            ref={field}
            type="text"
            value={query}
            aria-label={translator.text('onboarding.region.search')}
            placeholder={translator.text('onboarding.region.placeholder')}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.target.value);
              setIsMissing(false);
            }}
          />
        </label>
        {places.length > 0 ? (
          <RegionList places={places} chosen={chosen} onChoose={setPicked} />
        ) : (
          <Problem text={translator.text('onboarding.region.unknown', { query: shortened(query) })} />
        )}
        {isMissing && places.length > 0 && <Problem text={translator.text('onboarding.region.none')} />}
      </div>
      <StepFoot>
        <Button look="primary" submits>
          {translator.text('onboarding.continue')}
        </Button>
      </StepFoot>
    </form>
  );
}

function placesFor(query: string, here: string): readonly Place[] {
  const found = searchRegions(query).map(placeOf);
  const orgHost = orgHostOf(query);
  return found.length === 0 && orgHost !== null ? [{ orgHost, name: here }] : found;
}

const shortened = (query: string): string => (query.length > 60 ? `${query.slice(0, 60)}…` : query);
