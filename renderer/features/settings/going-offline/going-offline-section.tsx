import { useApp } from '../../../app-context';
import { Select } from '../../../ui/select';
import { SettingGroup } from '../../../ui/setting-group';
import { Switch } from '../../../ui/switch';
import type { SettingsSection } from '../section';
import { SettingItem } from '../setting-item';
import { IdleSources } from './idle-sources';
import { RuleSettings } from './rule-settings';
import { Thresholds } from './thresholds';
import { useRules } from './use-rules';
import { keyOf, numberOf, withPresent } from './with-present';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const offeredWarnings = [15 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS] as const;

function GoingOffline() {
  const { translator } = useApp();
  const { rules, change } = useRules();
  const warning = (warnMs: number | null): string =>
    (warnMs ?? 0) <= MINUTE_MS
      ? translator.text('going-offline.warn.seconds', { seconds: (warnMs ?? 0) / SECOND_MS })
      : translator.text('going-offline.warn.minutes', { minutes: (warnMs ?? 0) / MINUTE_MS });
  return (
    <>
      <SettingGroup>
        <SettingItem
          path="inactivity.isEnabled"
          title={translator.text('going-offline.enabled')}
          hint={translator.text('going-offline.enabled.hint')}
          decidedValue={translator.text(rules.isEnabled ? 'going-offline.on' : 'going-offline.off')}
        >
          {(titleId) => (
            <Switch labelledBy={titleId} isOn={rules.isEnabled} onChange={(isEnabled) => change({ isEnabled })} />
          )}
        </SettingItem>
        <IdleSources />
        <SettingItem
          path="inactivity.warnMs"
          title={translator.text('going-offline.warn')}
          decidedValue={warning(rules.warnMs)}
        >
          {(titleId) => (
            <Select
              labelledBy={titleId}
              value={keyOf(rules.warnMs)}
              choices={withPresent(offeredWarnings, rules.warnMs, warning)}
              onChoose={(key) => change({ warnMs: numberOf(key) ?? MINUTE_MS })}
            />
          )}
        </SettingItem>
      </SettingGroup>
      <Thresholds />
      <RuleSettings />
    </>
  );
}

export const goingOfflineSection: SettingsSection = {
  name: 'going-offline',
  title: 'going-offline.title',
  glyph: 'rule',
  Content: GoingOffline,
};
