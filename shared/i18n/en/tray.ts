/** Words of the tray: menu and tooltip. */
export const tray = {} as const;
