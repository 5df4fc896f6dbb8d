/** Words of the account section of the settings, and of leaving it. */
export const account = {
  'settings.account': 'Account',
  'account.application': 'Acts through an application',
  'account.application.why':
    'An OAuth client signs in for this agent, and could alter everybody’s status. Your organisation has set this up.',

  'account.region': 'Region',
  'account.region.change': 'Change',
  'account.simulated': 'Simulated organisation',
  'account.simulated.why': 'On this computer. No real queue, no real calls.',
  'account.simulated.leave': 'Use your own organisation',

  'account.until': 'Signed in until',
  'account.until.when': '{moment}. When you sign in again, your status and a choice that waits are kept.',
  'account.until.renews': 'It renews itself.',
  'account.until.under-way': 'Continue in your browser. You stay signed in meanwhile.',
  'account.until.failed': '{moment}. The new sign-in did not succeed: {reason}.',
  'account.again': 'Sign in again',
  'account.cancel': 'Cancel',
  'account.another': 'Use another account',

  'account.sign-out.open': 'Sign out',
  'account.sign-out.title': 'Sign out of {organisation}?',
  'account.sign-out.why':
    'Others keep seeing you as {status} unless you set Offline. Nothing sets you Offline here while you are signed out.',
  'account.sign-out.why-unknown': 'Nothing sets you Offline here while you are signed out.',
  'account.sign-out.plain': 'Sign out',
  'account.sign-out.offline': 'Set Offline and sign out',
  'account.sign-out.stay': 'Stay signed in',
  'account.sign-out.setting-offline': 'Setting Offline…',
  'account.sign-out.signing-out': 'Signing out…',
  'account.sign-out.failed': 'You are still signed in: Genesys Cloud did not set you Offline.',

  'account.rights': 'What your role allows',
  'account.rights.application': 'What the application may do',
  'account.rights.feature': 'What',
  'account.rights.state': 'Works',
  'account.rights.yes': 'Yes',
  'account.rights.no': 'No',
  'account.rights.unknown': 'Not known',
  'account.rights.permission': 'Your role lacks {missing}.',
  'account.rights.scope': 'The OAuth client lacks the scope {missing}.',
  'account.rights.copy': 'Copy for admin',
  'account.rights.copied': 'Copied',
  'account.rights.copy.label': 'Copy for admin: {missing}',
  'account.rights.request-permission':
    'Presence Tray, signed in as {user} ({organisation}): the roles lack the permission {missing}. It is needed for: {feature}.',
  'account.rights.request-scope':
    'Presence Tray, signed in as {user} ({organisation}): the OAuth client {client} lacks the scope {missing}. It is needed for: {feature}.',

  'account.keychain': 'Sign-in on this computer',
  'account.keychain.stay': 'Stay signed in',
  'account.keychain.kept': 'Kept in {keychain}. Nothing is stored without encryption.',
  'account.keychain.refused': 'Not kept: {keychain} did not take it. You are signed in until Presence Tray quits.',
  'account.keychain.until-quit': 'Not kept: you are signed in until Presence Tray quits.',
  'account.keychain.memory': 'The simulated sign-in is kept nowhere.',
  'account.keychain.linux': 'your desktop’s keyring (Secret Service)',
  'account.keychain.darwin': 'the macOS Keychain',
  'account.keychain.win32': 'the Windows Credential Manager',
} as const;
