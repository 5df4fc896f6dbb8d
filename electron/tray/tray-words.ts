import { assertNever } from '../../shared/assert-never';
import type { Translator } from '../../shared/i18n';
import type { Cause } from '../../shared/presence/cause';

/** A text of the organisation or the agent as one line: a menu knows neither line breaks nor tabs. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** At most so many UTF-16 units, the last an ellipsis when something was cut; never half a character. */
export function cut(text: string, maximumLength: number): string {
  if (text.length <= maximumLength) {
    return text;
  }
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > maximumLength - 1) {
      break;
    }
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Who or what made the change, inside a sentence: “set by you from the tray”. */
export function causePhrase(cause: Cause, t: Translator): string {
  switch (cause.kind) {
    case 'agent':
      return t.text(`tray.cause.agent.${cause.via}`);
    case 'rule':
      return t.text(`tray.cause.rule.${cause.rule}`);
    case 'elsewhere':
    case 'before-start':
      return t.text(`tray.cause.${cause.kind}`);
    default:
      return assertNever(cause);
  }
}
