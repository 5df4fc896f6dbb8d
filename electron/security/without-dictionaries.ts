/** As much of Electron's `Session` as spelling needs. */
export interface SpellingSession {
  setSpellCheckerEnabled(isEnabled: boolean): void;
  setSpellCheckerLanguages(languages: string[]): void;
}

/**
 * Keeps a new session from fetching spelling dictionaries from a vendor's server. Each session wants some as soon as it is
 * made, those without a page too; switching the checker off does not stop that, having no languages does (Electron 33.2.1).
 */
export function withoutDictionaries(session: SpellingSession): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}
