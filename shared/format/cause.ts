import { assertNever } from '../assert-never';
import type { Translator } from '../i18n';
import type { Cause, RuleCause } from '../presence/cause';

const MINUTE_MS = 60_000;

/** Who or what set a presence, as a sentence without its full stop: `Set by you from the tray`. */
export function formatCause(translator: Translator, cause: Cause): string {
  switch (cause.kind) {
    case 'agent':
      return translator.text(`cause.agent.${cause.via}`);
    case 'rule':
      return formatRule(translator, cause);
    case 'elsewhere':
      return translator.text('cause.elsewhere');
    case 'before-start':
      return translator.text('cause.before-start');
    default:
      return assertNever(cause);
  }
}

/** A rule that waited says for how long: `Rule: away for 30 min`. */
function formatRule(translator: Translator, { rule, afterMs }: RuleCause): string {
  if (rule !== 'idle' || afterMs === undefined) return translator.text(`cause.rule.${rule}`);
  const minutes = Math.round(afterMs / MINUTE_MS);
  return minutes === 0
    ? translator.text('cause.rule.idle')
    : translator.text('cause.rule.idle-for-minutes', { minutes });
}
