import { useState } from 'react';
import type { EndpointView } from '../../../../shared/snapshot';
import { useApp } from '../../../app-context';
import { useNow } from '../../../clock/use-now';
import { Glyph } from '../../../ui/glyph';
import type { GlyphName } from '../../../ui/glyph-drawings';
import { SettingGroup } from '../../../ui/setting-group';
import { SettingRow } from '../../../ui/setting-row';
import { Switch } from '../../../ui/switch';
import { EndpointActions } from './endpoint-actions';
import { EndpointForm } from './endpoint-form';
import { standingOf } from './endpoint-sentences';
import { FlightRecorder } from './flight-recorder';

const glyphs: Record<EndpointView['state'], GlyphName> = {
  off: 'pause',
  paused: 'pause',
  gone: 'warning',
  keychain: 'lock',
  failing: 'warning',
  new: 'send',
  well: 'check',
};

/** One receiver: where it is, how it fares, what can be done, and what it was sent. */
export function EndpointCard({ view }: { readonly view: EndpointView }) {
  const { client, snapshot, translator } = useApp();
  const now = useNow(view.nextTryAt ?? view.lastTry?.at ?? 0);
  const [isEditing, setIsEditing] = useState(false);
  const [isOpen, setIsOpen] = useState(view.state === 'failing');
  const { id, name, url, state, isEnabled, decidedBy, isSecretKept } = view;
  if (isEditing) {
    return (
      <SettingGroup title={name}>
        <EndpointForm view={view} onDone={() => setIsEditing(false)} />
      </SettingGroup>
    );
  }
  const standing = (
    <span className={`endpoint-standing ${state}`} role="status">
      <Glyph name={glyphs[state]} />
      <span>{standingOf(view, now, translator)}</span>
    </span>
  );
  return (
    <SettingGroup title={name}>
      <SettingRow title={url} hint={standing}>
        {(titleId) =>
          decidedBy === null ? (
            <Switch
              labelledBy={titleId}
              isOn={isEnabled}
              onChange={(isOn) => void client.send('webhooks.setEnabled', { id, isEnabled: isOn })}
            />
          ) : (
            <span className="setting-decider">
              <Glyph name="lock" />
              {translator.text(`settings.decided.${decidedBy}`)}
            </span>
          )
        }
      </SettingRow>
      {!isSecretKept && <p className="endpoint-note">{translator.text('webhooks.secret-not-kept')}</p>}
      <EndpointActions view={view} onEdit={() => setIsEditing(true)} />
      {snapshot.session.state === 'signed-in' && (
        <details
          className="endpoint-events"
          open={isOpen}
          onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
        >
          <summary>{translator.text('webhooks.recorder')}</summary>
          {isOpen && <FlightRecorder view={view} now={now} />}
        </details>
      )}
    </SettingGroup>
  );
}
