import { useState } from 'react';
import { isDecided } from '../../../../shared/settings/origins';
import { MOST_ENDPOINTS } from '../../../../shared/webhooks/endpoint';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { SettingGroup } from '../../../ui/setting-group';
import type { SettingsSection } from '../section';
import { Decider } from '../setting-item';
import { EndpointCard } from './endpoint-card';
import { EndpointForm } from './endpoint-form';
import './webhooks.css';

function Webhooks() {
  const { snapshot, translator } = useApp();
  const [isAdding, setIsAdding] = useState(false);
  const { endpoints } = snapshot.webhooks;
  const isLocked = isDecided(snapshot.settings.origins, 'webhooks');
  return (
    <>
      <p className="setting-note">{translator.text('webhooks.what-for')}</p>
      {endpoints.map((view) => (
        <EndpointCard key={view.id} view={view} />
      ))}
      {endpoints.length === 0 && !isAdding && <p className="setting-note">{translator.text('webhooks.none')}</p>}
      {isAdding && (
        <SettingGroup title={translator.text('webhooks.add')}>
          <EndpointForm view={null} onDone={() => setIsAdding(false)} />
        </SettingGroup>
      )}
      <div className="webhooks-add">
        {isLocked ? (
          <Decider path="webhooks" />
        ) : (
          !isAdding &&
          endpoints.length < MOST_ENDPOINTS && (
            <Button look="standard" onClick={() => setIsAdding(true)}>
              {translator.text('webhooks.add')}
            </Button>
          )
        )}
      </div>
      <p className="setting-note">{translator.text('webhooks.signed')}</p>
    </>
  );
}

export const webhooksSection: SettingsSection = {
  name: 'webhooks',
  title: 'webhooks.title',
  glyph: 'send',
  Content: Webhooks,
};
