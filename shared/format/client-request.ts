import type { Translator } from '../i18n';

/** Where the browser comes back to. The cloud allows any port for addresses of the own computer. */
export const redirectUri = 'http://127.0.0.1/callback';

/** What an OAuth client is made with for everything to work; the last two are for more than the presence itself. */
export const clientScopes = [
  'presence',
  'user-basic-info',
  'notifications',
  'users',
  'analytics:readonly',
  'authorization:readonly',
] as const;

/** What an administrator has to do once, in a sentence that can be sent to them. */
export const clientRequest = (translator: Translator): string =>
  translator.text('onboarding.administrator.how', { redirect: redirectUri, scopes: clientScopes.join(', ') });
