import type { SystemPresence } from './system-presence';

/** One presence that an organisation offers: a system presence's own row, or a secondary presence under it. */
export interface PresenceDefinition {
  /** A GUID. The ids of the ten system rows are the same in every organisation. */
  readonly id: string;
  readonly systemPresence: SystemPresence;
  /** True for the built-in row of its system presence, false for a secondary. */
  readonly isSystemDefault: boolean;
  /** Texts by locale as the cloud spells it: `en_US`, `de`. */
  readonly labels: Readonly<Record<string, string>>;
  /** A deactivated definition is shown when current and never offered. */
  readonly isDeactivated: boolean;
}

/**
 * The definition's name in the agent's language: the exact locale, then its language, then `en_US`, then any.
 *
 * @param locale BCP 47 or the cloud's spelling: `de-CH`, `de_CH`, `de`.
 */
export function definitionLabel(definition: PresenceDefinition, locale: string): string {
  const wanted = locale.replace('-', '_');
  const language = wanted.split('_')[0] ?? wanted;
  const { labels } = definition;
  const sameLanguage = Object.keys(labels).find((key) => key.split('_')[0] === language);
  return (
    labels[wanted] ??
    labels[language] ??
    (sameLanguage === undefined ? undefined : labels[sameLanguage]) ??
    labels['en_US'] ??
    Object.values(labels)[0] ??
    definition.systemPresence
  );
}
