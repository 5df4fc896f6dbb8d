import type { CardView } from '../ports';

const nothing = (): void => undefined;

/** Where a window cannot be kept from taking the focus: the desktop's notice, the tray and the pop-over say the same. */
export const noCard: CardView = { publish: nothing, fit: nothing, close: nothing, dispose: nothing };
