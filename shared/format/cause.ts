import { assertNever } from '../assert-never';
import type { Translator } from '../i18n';
import type { Cause } from '../presence/cause';

/** Who or what set a presence, as a sentence without its full stop: `Set by you from the tray`. */
export function formatCause(translator: Translator, cause: Cause): string {
  switch (cause.kind) {
    case 'agent':
      return translator.text(`cause.agent.${cause.via}`);
    case 'rule':
      return translator.text(`cause.rule.${cause.rule}`);
    case 'elsewhere':
      return translator.text('cause.elsewhere');
    case 'before-start':
      return translator.text('cause.before-start');
    default:
      return assertNever(cause);
  }
}
