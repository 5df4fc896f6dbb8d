/** Words of the first start: where the organisation is, signing in, done. */
export const onboarding = {
  'onboarding.title': 'Set up Presence Tray',
  'onboarding.steps': 'Steps',
  'onboarding.step.region': 'Region',
  'onboarding.step.sign-in': 'Sign in',
  'onboarding.step.done': 'Done',
  'onboarding.continue': 'Continue',
  'onboarding.back': 'Back',
  'onboarding.simulate': 'Try the simulated organisation',
  'onboarding.simulate.hint': 'Presence Tray restarts with it. Nothing you do there reaches a real queue.',

  'onboarding.region': 'Where is your organisation?',
  'onboarding.region.why': 'Choose its Genesys Cloud region, or paste the address of your Genesys Cloud page.',
  'onboarding.region.search': 'Find a region',
  'onboarding.region.placeholder': 'Frankfurt, or https://apps.mypurecloud.de',
  'onboarding.region.list': 'Regions',
  'onboarding.region.here': 'Simulated organisation on this computer',
  'onboarding.region.unknown':
    '“{query}” is no region of Genesys Cloud. Copy the address of your Genesys Cloud page from your browser and paste it here.',
  'onboarding.region.none': 'Choose a region first.',
  'onboarding.region.leaves':
    '{user} is signed in. With another region you are signed out here; your status stays as it is.',

  'onboarding.sign-in': 'Sign in',
  'onboarding.sign-in.why': 'Your browser opens for Genesys Cloud, {place}. Your password stays there.',
  'onboarding.client-id': 'Client ID',
  'onboarding.client-id.why':
    'Your administrator gives it to you. It is the same for all of your organisation, and no secret.',
  'onboarding.client-id.none': 'Type the client ID first.',
  'onboarding.client-id.wrong':
    'That is no client ID. It looks like 0c3fd0ba-1b2c-4d5e-8f90-123456789abc. If it is longer, it may be the secret, which is not needed here.',
  'onboarding.administrator': 'For administrators',
  'onboarding.administrator.how':
    'Make an OAuth client once, under Admin > Integrations > OAuth: grant type Code Authorization, redirect URI {redirect}, scopes {scopes}.',
  'onboarding.administrator.copy': 'Copy for admin',
  'onboarding.administrator.copied': 'Copied',

  'request.UNKNOWN_REGION': 'That is no region of Genesys Cloud. Nothing was changed.',
  'request.NO_CLIENT_ID': 'That is no client ID. Nothing was changed.',

  'signed-out.not-chosen': 'Welcome to Presence Tray',
  'signed-out.not-chosen.why': 'Two things are needed once: where your organisation is, and signing in there.',
  'onboarding.open': 'Set up',
  'tray.set-up': 'Set up Presence Tray…',

  'onboarding.done': 'You are signed in',
  'onboarding.done.who': '{user}, {organisation}',
  'onboarding.done.tray': 'Your status is in the tray now. Click the icon to change it.',
  'onboarding.done.tray.win32':
    'Your status is in the tray now, beside the clock. If you do not see the icon, open the arrow there and drag it out.',
  'onboarding.done.tray.darwin': 'Your status is in the menu bar now. Click the icon to change it.',
  'onboarding.done.unchanged': 'Your status was not changed.',
  'onboarding.done.show': 'Show my status',
} as const;
