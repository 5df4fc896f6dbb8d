import { useId } from 'react';
import type { WatchedPresence } from '../../../../shared/inactivity/rules';
import { watchedPresences } from '../../../../shared/inactivity/rules';
import { isDecided } from '../../../../shared/settings/origins';
import { useApp } from '../../../app-context';
import { Glyph } from '../../../ui/glyph';
import { Select } from '../../../ui/select';
import { systemLabel } from '../../status/picker-rows';
import { Decider } from '../setting-item';
import { Rehearsal } from './rehearsal';
import './thresholds.css';
import { useRules } from './use-rules';
import { keyOf, numberOf, withPresent } from './with-present';

const offeredMinutes = [5, 10, 15, 20, 30, 45, 60, 90, 120, null] as const;

/** How long without input is gone, for each presence. */
export function Thresholds() {
  const { translator } = useApp();
  const { rules } = useRules();
  const titleId = useId();
  return (
    <section className="setting-group" aria-labelledby={titleId}>
      <h2 id={titleId}>{translator.text('going-offline.thresholds')}</h2>
      <div className="setting-card thresholds">
        {watchedPresences.map((presence) => (
          <Threshold key={presence} presence={presence} groupId={titleId} />
        ))}
      </div>
      {rules.expiryMinutes !== null && (
        <p className="locked-why">
          {translator.text('going-offline.locked.why', { minutes: rules.expiryMinutes })}
          <Decider path="inactivity.expiryMinutes" />
        </p>
      )}
      <Rehearsal />
    </section>
  );
}

function Threshold({ presence, groupId }: { readonly presence: WatchedPresence; readonly groupId: string }) {
  const { snapshot, translator } = useApp();
  const { rules, change } = useRules();
  const nameId = useId();
  const label = (minutes: number | null): string =>
    minutes === null ? translator.text('going-offline.never') : translator.text('going-offline.minutes', { minutes });
  const own = rules.thresholds[presence];
  // One length for all was given from outside; what is never stays never.
  const isForAll = rules.expiryMinutes !== null && own !== null;
  const path = isForAll ? 'inactivity.expiryMinutes' : `inactivity.thresholds.${presence}`;
  const isLocked = isForAll || isDecided(snapshot.settings.origins, path);
  return (
    <div className="threshold" data-presence={presence}>
      <Glyph name={presence} />
      <span className="threshold-name" id={nameId}>
        {systemLabel(snapshot.presence.choices, presence, translator)}
      </span>
      {isLocked ? (
        <span className="locked-value">
          {label(isForAll ? rules.expiryMinutes : own)}
          <Glyph name="lock" />
          <span className="unseen">
            <Decider path={path} />
          </span>
        </span>
      ) : (
        <Select
          labelledBy={`${groupId} ${nameId}`}
          value={keyOf(own)}
          choices={withPresent(offeredMinutes, own, label)}
          onChoose={(key) => change({ thresholds: { [presence]: numberOf(key) } })}
        />
      )}
    </div>
  );
}
