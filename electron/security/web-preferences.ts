/** How every window of this app is made. Nothing here is ever loosened for one window. */
export const secureWebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The checker's dictionaries are fetched from a vendor's server: nothing but the cloud is spoken to.
  spellcheck: false,
} as const;

/** What a window is made with. */
export interface WindowPreferences extends Readonly<typeof secureWebPreferences> {
  readonly preload: string;
  readonly devTools: boolean;
}

/**
 * The web preferences of a window.
 *
 * @param preload The built preload script, as an absolute path.
 * @param isPackaged Whether this is an installed app: it has no developer tools.
 */
export function webPreferencesFor(preload: string, isPackaged: boolean): WindowPreferences {
  return { ...secureWebPreferences, preload, devTools: !isPackaged };
}

/**
 * Holds what a window's contents really got (`getLastWebPreferences()`) against what they should have. What Electron does
 * not report is at its default, which is the safe one for everything but the spelling checker, and that the session turns
 * off as well.
 *
 * @throws Error naming the preferences that differ: a bug, and better no window than an open one.
 */
export function assertSecureWebPreferences(actual: Readonly<Record<string, unknown>>): void {
  const wrong = Object.entries(secureWebPreferences)
    .filter(([name, value]) => actual[name] !== undefined && actual[name] !== value)
    .map(([name]) => name);
  if (actual['enableBlinkFeatures'] !== undefined && actual['enableBlinkFeatures'] !== '') {
    wrong.push('enableBlinkFeatures');
  }
  if (wrong.length > 0) throw new Error(`Insecure web preferences: ${wrong.join(', ')}`);
}
