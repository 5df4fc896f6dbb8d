import type { AbsenceCard } from '../../../../shared/snapshot';
import { noonish, snapshotOf } from '../../../fakes/snapshot';
import type { OpenedWindow } from './open-window';
import { openWindow } from './open-window';

export const withCard = (card: AbsenceCard | null) => snapshotOf({ inactivity: { card } });

/** Opens the card in the corner of the screen, with the clock standing still at five to noon unless it is given. */
export const openCard = (card: AbsenceCard, now = (): number => noonish): Promise<OpenedWindow> =>
  openWindow(withCard(card), now, 'card');
