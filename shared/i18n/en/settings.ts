/** Words of the settings window. A setting is a noun or an “I” sentence; what it means stands under it in a sentence. */
export const settings = {
  'settings.title': 'Presence Tray settings',
  'settings.sections': 'Settings',

  'settings.general': 'General',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
} as const;
