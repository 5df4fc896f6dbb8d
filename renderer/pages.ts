import type { ComponentType } from 'react';
import type { PageName } from '../shared/pages';
import { SettingsPage } from './features/settings/settings-page';

export interface PageProps {
  /** The section to open at; null for the first. */
  readonly section: string | null;
}

/** What each titled window shows. */
export const pages: Readonly<Record<PageName, ComponentType<PageProps>>> = {
  settings: SettingsPage,
};
