/** The local API: its refusals, and its section of the settings. */
export const localApi = {
  'local-api.error.malformed-request': 'This is not a request that Presence Tray understands.',
  'local-api.error.unauthorised':
    'Send “Authorization: Bearer” and a token. Tokens are in the settings of Presence Tray, under Local API.',
  'local-api.error.foreign-host': 'Call it by 127.0.0.1, [::1] or localhost.',
  'local-api.error.web-page': 'Web pages may not use it; programs may.',
  'local-api.error.too-many-requests': 'These are too many requests. Wait as long as Retry-After says.',
  'local-api.error.not-found': 'There is nothing here. GET /openapi.json lists what there is.',
  'local-api.error.not-json': 'Send an object of JSON, with Content-Type: application/json.',
  'local-api.error.too-large': 'This is too large.',
  'local-api.error.read-only-token': 'This token may only read. Use the one that reads and writes.',
  'local-api.error.too-many-streams': 'Too many programs are listening already. Close one of them.',
  'local-api.error.not-simulated':
    'The real organisation is in use. Start Presence Tray with --simulated, or choose “Test with the simulated organisation” in its settings, under Local API.',
  'local-api.error.failed': 'Something went wrong inside Presence Tray. Its log has the details.',
} as const;
