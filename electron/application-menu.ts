import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu of the app, or null for none. On macOS the keys for copy, paste, undo, hide and quit are those of this menu: without it
 * they do nothing, in every field. Elsewhere the windows have no menu bar, and those keys work by themselves. There is no
 * reload and no developer tool among them.
 */
export const applicationMenu = (platform: string): readonly MenuItemConstructorOptions[] | null =>
  platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null;
