import { apiAccesses } from '../../../../shared/local-api';
import { unavailablePresences } from '../../../../shared/settings/presence';
import { useApp } from '../../../app-context';
import { Select } from '../../../ui/select';
import { SettingGroup } from '../../../ui/setting-group';
import { Switch } from '../../../ui/switch';
import { systemLabel } from '../../status/picker-rows';
import type { SettingsSection } from '../section';
import { SettingItem } from '../setting-item';
import { AddressRow } from './address-row';
import './local-api.css';
import { PortItem } from './port-item';
import { SimulationRow } from './simulation-row';
import { TokenRow } from './token-row';

function LocalApi() {
  const { client, snapshot, translator } = useApp();
  const { isOn } = snapshot.settings.values.localApi;
  return (
    <>
      <SettingGroup>
        <SettingItem
          path="localApi.isOn"
          title={translator.text('local-api.on')}
          hint={translator.text('local-api.on.why')}
          decidedValue={translator.text(isOn ? 'settings.on' : 'settings.off')}
        >
          {(labelledBy) => (
            <Switch
              labelledBy={labelledBy}
              isOn={isOn}
              onChange={(next) => void client.send('settings.update', { localApi: { isOn: next } })}
            />
          )}
        </SettingItem>
        {isOn && <AddressRow />}
        {isOn && <PortItem />}
        {isOn && <UnavailableAsItem />}
      </SettingGroup>
      {isOn ? <WhileOn /> : <p className="setting-note">{translator.text('local-api.what-for')}</p>}
    </>
  );
}

function WhileOn() {
  const { snapshot, translator } = useApp();
  const view = snapshot.localApi;
  return (
    <>
      <SettingGroup title={translator.text('local-api.tokens')}>
        {apiAccesses.map((access) => (
          <TokenRow key={access} access={access} />
        ))}
      </SettingGroup>
      <SettingGroup title={translator.text('local-api.test')}>
        <SimulationRow />
      </SettingGroup>
      {view.state === 'listening' && (
        <p className="setting-note selectable">
          {translator.text('local-api.description', { address: `${view.addresses[0] ?? ''}/openapi.json` })}
        </p>
      )}
    </>
  );
}

function UnavailableAsItem() {
  const { client, snapshot, translator } = useApp();
  const { unavailableAs } = snapshot.settings.values;
  const label = (presence: (typeof unavailablePresences)[number]): string =>
    systemLabel(snapshot.presence.choices, presence, translator);
  return (
    <SettingItem
      path="unavailableAs"
      title={translator.text('local-api.unavailable-as')}
      hint={translator.text('local-api.unavailable-as.why')}
      decidedValue={label(unavailableAs)}
    >
      {(labelledBy) => (
        <Select
          labelledBy={labelledBy}
          value={unavailableAs}
          choices={unavailablePresences.map((value) => ({ value, label: label(value) }))}
          onChoose={(value) => void client.send('settings.update', { unavailableAs: value })}
        />
      )}
    </SettingItem>
  );
}

export const localApiSection: SettingsSection = {
  name: 'local-api',
  title: 'local-api.title',
  glyph: 'plug',
  Content: LocalApi,
};
