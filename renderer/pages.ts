import type { ComponentType } from 'react';
import type { PageName } from '../shared/pages';
import { HistoryPage } from './features/history/history-page';
import { OnboardingPage } from './features/onboarding/onboarding-page';
import { SettingsPage } from './features/settings/settings-page';

export interface PageProps {
  /** The section to open at; null for the first. */
  readonly section: string | null;
}

/** What each titled window shows. */
export const pages: Readonly<Record<PageName, ComponentType<PageProps>>> = {
  onboarding: OnboardingPage,
  settings: SettingsPage,
  history: HistoryPage,
};
