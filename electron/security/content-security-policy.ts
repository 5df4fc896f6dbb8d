/**
 * What our pages may do: run their own scripts, show their own styles and pictures. No connection of any kind: whatever
 * the window knows, it knows through IPC.
 */
const production: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/**
 * The policy as a header. Vite's server puts styles into the page by script and talks over a WebSocket, so its policy is
 * wider, and only used where it serves the page.
 *
 * @param developmentOrigin The origin of Vite's server; null for the built pages.
 */
export function contentSecurityPolicy(developmentOrigin: string | null = null): string {
  const directives: Record<string, string> = { ...production };
  if (developmentOrigin !== null) {
    directives['style-src'] = "'self' 'unsafe-inline'";
    directives['connect-src'] = `'self' ${developmentOrigin.replace(/^http/, 'ws')}`;
    delete directives['require-trusted-types-for'];
    delete directives['trusted-types'];
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** The headers that every answer to the window carries. */
export function securityHeaders(developmentOrigin: string | null = null): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(developmentOrigin),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
