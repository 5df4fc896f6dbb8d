/** What a program is told when its request is not taken: the local API's and the command line's errors. */
export const program = {
  'program.allowed': 'Allowed now: {labels} (states: {states}).',
  'program.allowed.nothing': 'Nothing else is allowed now.',
  'program.no-state': 'none',
  'program.invalid-request': 'The request is not understood: {problems}.',
  'program.availability-mismatch': 'State {state} goes with availability {expected}, not {availability}.',
  'program.other-user': 'This is another user than the one who is signed in.',
  'program.not-ready': 'Genesys Cloud has not told the presences of your organisation yet. Try again in a moment.',
  'program.unknown-definition': 'Your organisation has no presence {asked}. {allowed}',
  'program.ambiguous-definition': 'Several presences are called {asked}. Say which by its definitionId: {ids}.',
  'program.definition-not-offered': '{label} cannot be chosen. {allowed}',
  'program.permission-missing': 'Your role lacks {permission} for {label}. {allowed}',
  'program.transition-forbidden': '{label} may not follow {from}. {allowed}',
  'program.signed-out': 'Nobody is signed in. Sign in to Presence Tray first.',
  'program.not-set': 'Genesys Cloud did not take it: {reason}.',
  'program.not-set.right': 'Genesys Cloud did not take it: {right} is missing. An administrator can grant it.',
  'program.changed-elsewhere':
    'Somebody changed the presence at the same moment. Theirs stands until the agent decides in Presence Tray.',
  'program.replaced': 'Another choice has taken its place.',
  'program.waiting': 'Genesys Cloud has not confirmed it yet. Presence Tray goes on trying.',
  'program.after-interaction': 'Genesys Cloud sets it when the interaction under way has ended.',
} as const;
