import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Select } from '../../../ui/select';
import { SettingGroup } from '../../../ui/setting-group';
import { SettingRow } from '../../../ui/setting-row';
import { keyOf, numberOf, withPresent } from '../going-offline/with-present';
import type { SettingsSection } from '../section';
import { SettingItem } from '../setting-item';
import { DeleteRow } from './delete-row';

const offeredDays = [30, 90, 400, 1_095, null] as const;

/** How long the history is kept here, and what the agent can do with all of it. */
function History() {
  const { snapshot, translator } = useApp();
  return (
    <>
      <SettingGroup>
        <KeptDaysItem />
      </SettingGroup>
      <SettingGroup title={translator.text('history-settings.own')}>
        {snapshot.session.state === 'signed-in' ? (
          <>
            <SaveRow />
            <DeleteRow />
          </>
        ) : (
          <SettingRow title={translator.text('history-settings.signed-out')} />
        )}
      </SettingGroup>
    </>
  );
}

function KeptDaysItem() {
  const { client, snapshot, translator } = useApp();
  const days = snapshot.settings.values.historyKeptDays;
  const label = (value: number | null): string =>
    value === null
      ? translator.text('history-settings.kept.ever')
      : translator.text('history-settings.kept.days', { count: value });
  return (
    <SettingItem
      path="historyKeptDays"
      title={translator.text('history-settings.kept')}
      hint={translator.text('history-settings.kept.why')}
      decidedValue={label(days)}
    >
      {(labelledBy) => (
        <Select
          labelledBy={labelledBy}
          value={keyOf(days)}
          choices={withPresent(offeredDays, days, label)}
          onChoose={(key) => void client.send('settings.update', { historyKeptDays: numberOf(key) })}
        />
      )}
    </SettingItem>
  );
}

function SaveRow() {
  const { client, translator, announce } = useApp();
  async function save(): Promise<void> {
    const saved = await client.ask('history.exportWhole');
    if (saved?.isSaved === true) announce(translator.text('history-settings.saved'), 'polite');
  }
  return (
    <SettingRow title={translator.text('history-settings.save')} hint={translator.text('history-settings.save.why')}>
      {(titleId) => (
        <Button look="standard" aria-describedby={titleId} onClick={() => void save()}>
          {translator.text('history-settings.save.do')}
        </Button>
      )}
    </SettingRow>
  );
}

export const historySection: SettingsSection = {
  name: 'history',
  title: 'history-settings',
  glyph: 'timeline',
  Content: History,
};
