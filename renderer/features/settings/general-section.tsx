import { themes } from '../../../shared/settings';
import { useApp } from '../../app-context';
import { Segmented } from '../../ui/segmented';
import { SettingGroup, SettingItem } from '../../ui/setting-group';
import type { SettingsSection } from './section';

function General() {
  const { client, snapshot, translator } = useApp();
  return (
    <SettingGroup>
      <SettingItem title={translator.text('settings.theme')}>
        {(labelledBy) => (
          <Segmented
            labelledBy={labelledBy}
            value={snapshot.app.theme}
            choices={themes.map((theme) => ({ value: theme, label: translator.text(`settings.theme.${theme}`) }))}
            onChoose={(theme) => void client.send('settings.update', { theme })}
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
