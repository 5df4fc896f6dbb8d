import type { InactivityRules } from '../../../../shared/inactivity/rules';
import type { SettingsPatch } from '../../../../shared/settings';
import { useApp } from '../../../app-context';

/** The rules in force, and how a part of them is changed. */
export interface RulesInHand {
  readonly rules: InactivityRules;
  /** What is absent stays as it is. */
  readonly change: (patch: NonNullable<SettingsPatch['inactivity']>) => void;
}

export function useRules(): RulesInHand {
  const { client, snapshot } = useApp();
  return {
    rules: snapshot.settings.values.inactivity,
    change: (patch) => void client.send('settings.update', { inactivity: patch }),
  };
}
