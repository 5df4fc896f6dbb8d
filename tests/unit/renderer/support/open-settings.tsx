import type { Snapshot } from '../../../../shared/snapshot';
import { noonish, snapshotOf } from '../../../fakes/snapshot';
import { openWindow, type OpenedWindow } from './open-window';

/** Opens the settings window on a snapshot, at a section where one is named. */
export const openSettings = (snapshot: Snapshot = snapshotOf(), section: string | null = null): Promise<OpenedWindow> =>
  openWindow(snapshot, () => noonish, { page: 'settings', section });
