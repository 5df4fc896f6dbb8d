/** Words of the settings window. A setting is a noun or an “I” sentence; what it means stands under it in a sentence. */
export const settings = {
  'settings.title': 'Presence Tray settings',
  'settings.sections': 'Settings',

  'settings.general': 'General',
  'settings.start-at-login': 'Start when I sign in to this computer',
  'settings.on': 'On',
  'settings.off': 'Off',
  'settings.theme': 'Theme',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',

  'settings.decided.policy': 'Set by your organisation',
  'settings.decided.environment': 'Set when Presence Tray was started',

  'app-notice.policy-ignored':
    'Your organisation’s settings have a mistake and are not in force. Tell your administrator.',
  'app-notice.environment-ignored': 'A setting that Presence Tray was started with has a mistake and is not in force.',

  'request.DECIDED': 'Your organisation has decided it. Nothing was changed.',
  'request.NOT_KEPT': 'It could not be kept on this computer. Nothing was changed.',
} as const;
