/** Words of the settings about the history. */
export const historySettings = {
  'history-settings': 'History',
  'history-settings.kept': 'Keep my history on this computer for',
  'history-settings.kept.why': 'What is older is no longer shown, and is deleted within a day.',
  'history-settings.kept.days': '{count, plural, one {# day} other {# days}}',
  'history-settings.kept.ever': 'As long as it is installed',
  'history-settings.own': 'What this computer has of yours',
  'history-settings.signed-out': 'Sign in to save or delete what this computer has of yours.',
  'history-settings.save': 'Save a copy of everything',
  'history-settings.save.why':
    'One JSON file: your history, every change with its cause and note, what was sent to Genesys Cloud, when Presence Tray ran, when nobody was at this computer, and what you said of it.',
  'history-settings.save.do': 'Save…',
  'history-settings.saved': 'Saved.',
  'history-settings.delete': 'Delete everything',
  'history-settings.delete.why': 'Your history on this computer. What Genesys Cloud has of you stays there.',
  'history-settings.delete.do': 'Delete…',
  'history-settings.delete.sure': 'Delete your history on this computer?',
  'history-settings.delete.gone':
    'Gone for good: what this computer recorded of your changes with their causes and notes, of the times that nobody was here, and what you said of them. What was loaded from Genesys Cloud is deleted too; the history loads it again when you open it.',
  'history-settings.delete.stays':
    'Stays: your present status, a choice that is still being sent, and what other systems are still to be told of your changes. Presence Tray goes on with them.',
  'history-settings.delete.no': 'Keep it',
  'history-settings.delete.yes': 'Delete',
  'history-settings.deleted': 'Deleted.',
} as const;
