import { assertNever } from '../assert-never';
import type { Translator } from '../i18n';
import type { PresenceClass } from '../presence/system-presence';
import { presenceClassOf } from '../presence/system-presence';
import type { PresenceChoice, Refusal, WriteFailureCode } from '../snapshot';

/** Of several classes that lead out the first is named. */
const nearestFirst: readonly PresenceClass[] = ['available', 'unavailable', 'away', 'offline'];

/**
 * Why a choice cannot be made now and what opens it, as a few words for its row: `Set Available first`.
 *
 * @param choices everything that the organisation offers: what is named is one of it that can be chosen now.
 */
export function formatRefusal(translator: Translator, refusal: Refusal, choices: readonly PresenceChoice[]): string {
  switch (refusal.code) {
    case 'transition-forbidden': {
      const wayOut = wayOutOf(refusal.allowed, choices);
      return wayOut === undefined
        ? translator.text('refusal.transition-closed')
        : translator.text('refusal.transition', { allowed: wayOut.label });
    }
    case 'definition-deactivated':
      return translator.text('refusal.deactivated');
    case 'permission-missing':
      return translator.text('refusal.permission', { permission: refusal.permission });
    case 'signed-out':
      return translator.text('refusal.signed-out');
    default:
      return assertNever(refusal);
  }
}

function wayOutOf(allowed: readonly PresenceClass[], choices: readonly PresenceChoice[]): PresenceChoice | undefined {
  const open = choices.filter(({ refusal }) => refusal === null);
  const waysOut = nearestFirst
    .filter((presenceClass) => allowed.includes(presenceClass))
    .flatMap((presenceClass) => open.filter(({ systemPresence }) => presenceClassOf(systemPresence) === presenceClass));
  return waysOut.find(({ isSystemDefault }) => isSystemDefault) ?? waysOut[0];
}

/**
 * Why a write did not succeed, as a whole sentence.
 *
 * @param detail the name of the missing permission or scope, the cloud's own words, or what may be set instead of what may
 *   not follow; unused by the other codes.
 */
export function formatFailure(
  translator: Translator,
  code: WriteFailureCode | 'transition-forbidden',
  detail: string,
): string {
  if (code === 'transition-forbidden' && detail !== '') {
    return translator.text('failure.transition-forbidden.allowed', { allowed: detail });
  }
  return translator.text(`failure.${code}`, { detail });
}
