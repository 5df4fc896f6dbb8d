import type { Translator } from '../../shared/i18n';
import type { Cause } from '../../shared/presence/cause';
import type { PresenceNotice, Refusal, WantedPresence } from '../../shared/snapshot';
import { assertNever } from '../../shared/assert-never';

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

/** Who or what made the change, as a line of its own: “Set by you from the tray”. */
export function causeLine(cause: Cause, t: Translator): string {
  switch (cause.kind) {
    case 'agent':
      return t.text(`cause.agent.${cause.via}`);
    case 'rule':
      return t.text(`cause.rule.${cause.rule}`);
    case 'elsewhere':
    case 'before-start':
      return t.text(`cause.${cause.kind}`);
    default:
      return assertNever(cause);
  }
}

/** The same inside a sentence: “set by you from the tray”. */
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

type FailureCode =
  NonNullable<WantedPresence['failure']>['code'] | Extract<PresenceNotice, { kind: 'not-set' }>['code'];

/** Why it is not set, as a sentence. */
export function failureSentence(
  failure: { readonly code: FailureCode; readonly detail: string },
  t: Translator,
): string {
  return oneLine(t.text(`failure.${failure.code}`, { detail: failure.detail }));
}

/** A choice that cannot be made just now, with its reason. */
export function refusedLabel(label: string, refusal: Refusal, t: Translator): string {
  switch (refusal.code) {
    case 'transition-forbidden': {
      const step = refusal.allowed.includes('available') ? 'available' : refusal.allowed[0];
      if (step === undefined) {
        return t.text('tray.refused.never', { label });
      }
      // A class has no name of its own for agents: Busy stands for the unavailable ones, as it does for programs.
      return t.text('tray.refused.transition', {
        label,
        allowed: t.text(step === 'unavailable' ? 'presence.busy' : `presence.${step}`),
      });
    }
    case 'definition-deactivated':
      return t.text('tray.refused.deactivated', { label });
    case 'permission-missing':
      return t.text('tray.refused.permission', { label, permission: refusal.permission });
    case 'signed-out':
      return t.text('tray.refused.signed-out', { label });
    default:
      return assertNever(refusal);
  }
}
