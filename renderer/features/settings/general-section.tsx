import { themes } from '../../../shared/settings/themes';
import { useApp } from '../../app-context';
import { Segmented } from '../../ui/segmented';
import { Switch } from '../../ui/switch';
import { SettingGroup } from '../../ui/setting-group';
import type { SettingsSection } from './section';
import { SettingItem } from './setting-item';

function General() {
  const { client, snapshot, translator } = useApp();
  const { theme } = snapshot.settings.values;
  const { startsAtLogin } = snapshot.app;
  return (
    <SettingGroup>
      {startsAtLogin !== null && (
        <SettingItem
          path="startAtLogin"
          title={translator.text('settings.start-at-login')}
          decidedValue={translator.text(startsAtLogin ? 'settings.on' : 'settings.off')}
        >
          {(labelledBy) => (
            <Switch
              labelledBy={labelledBy}
              isOn={startsAtLogin}
              onChange={(isOn) => void client.send('app.setStartAtLogin', { isOn })}
            />
          )}
        </SettingItem>
      )}
      <SettingItem
        path="theme"
        title={translator.text('settings.theme')}
        decidedValue={translator.text(`settings.theme.${theme}`)}
      >
        {(labelledBy) => (
          <Segmented
            labelledBy={labelledBy}
            value={theme}
            choices={themes.map((value) => ({ value, label: translator.text(`settings.theme.${value}`) }))}
            onChoose={(value) => void client.send('settings.update', { theme: value })}
          />
        )}
      </SettingItem>
    </SettingGroup>
  );
}

export const generalSection: SettingsSection = {
  name: 'general',
  title: 'settings.general',
  glyph: 'sliders',
  Content: General,
};
