import { accountSection } from './account/account-section';
import { generalSection } from './general-section';
import { goingOfflineSection } from './going-offline/going-offline-section';
import { historySection } from './history/history-section';
import { localApiSection } from './local-api/local-api-section';
import { shortcutsSection } from './shortcuts/shortcuts-section';
import type { SettingsSection } from './section';
import { webhooksSection } from './webhooks/webhooks-section';

/** The sections of the settings window, in the order of its navigation. */
export const settingsSections: readonly [SettingsSection, ...SettingsSection[]] = [
  accountSection,
  goingOfflineSection,
  historySection,
  webhooksSection,
  localApiSection,
  shortcutsSection,
  generalSection,
];
