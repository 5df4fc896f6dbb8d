import { assertNever } from '../../shared/assert-never';
import type { Translator } from '../../shared/i18n';
import type { AllowedNow } from '../core/presence/allowed-now';
import type { ProgramRefusal } from '../core/presence/program-refusal';

/** Why a program's request is not taken, in one line for people, with what may be asked for instead. */
export function programRefusalText(refusal: ProgramRefusal, translator: Translator): string {
  const say = translator.text.bind(translator);
  switch (refusal.code) {
    case 'invalid-request': {
      const problems = refusal.problems.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
      return say('program.invalid-request', { problems: problems.join('; ') });
    }
    case 'availability-mismatch':
      return say('program.availability-mismatch', {
        state: refusal.state,
        availability: refusal.availability,
        expected: refusal.expected,
      });
    case 'other-user':
      return say('program.other-user');
    case 'not-ready':
      return say('program.not-ready');
    case 'ambiguous-definition':
      return say('program.ambiguous-definition', { asked: refusal.asked, ids: refusal.definitionIds.join(', ') });
    case 'unknown-definition':
      return say('program.unknown-definition', { asked: refusal.asked, allowed: allowedText(refusal.allowed, say) });
    case 'definition-not-offered':
      return say('program.definition-not-offered', {
        label: refusal.label,
        allowed: allowedText(refusal.allowed, say),
      });
    case 'permission-missing':
      return say('program.permission-missing', {
        label: refusal.label,
        permission: refusal.permission,
        allowed: allowedText(refusal.allowed, say),
      });
    case 'transition-forbidden':
      return say('program.transition-forbidden', {
        label: refusal.label,
        from: refusal.from,
        allowed: allowedText(refusal.allowed, say),
      });
    default:
      return assertNever(refusal);
  }
}

function allowedText({ states, definitions }: AllowedNow, say: Translator['text']): string {
  if (definitions.length === 0) return say('program.allowed.nothing');
  return say('program.allowed', {
    labels: definitions.map(({ label }) => label).join(', '),
    states: states.length === 0 ? say('program.no-state') : states.join(', '),
  });
}
