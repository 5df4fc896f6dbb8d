/** Words of the page that the browser shows at the end of a sign-in. */
export const signIn = {
  'sign-in.page.done.title': 'You are signed in',
  'sign-in.page.done.text': 'You can close this tab. Presence Tray is ready.',
  'sign-in.page.failed.title': 'You are not signed in',
  'sign-in.page.failed.text':
    'You can close this tab. Presence Tray says what went wrong, and you can try again there.',
  'sign-in.page.used.title': 'This sign-in is already finished',
  'sign-in.page.used.text': 'You can close this tab.',
  'sign-in.page.foreign.title': 'Presence Tray did not ask for this',
  'sign-in.page.foreign.text': 'Close this tab. To sign in, begin in Presence Tray.',
} as const;
