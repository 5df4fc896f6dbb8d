import { assertNever } from '../assert-never';
import type { Translator } from '../i18n';
import type { PresenceClass, SystemPresence } from '../presence/system-presence';
import type { Refusal, WriteFailureCode } from '../snapshot';

/** The presence that stands for each class in a sentence; of several ways out the first is named. */
const waysOut: readonly (readonly [PresenceClass, SystemPresence])[] = [
  ['available', 'available'],
  ['unavailable', 'busy'],
  ['away', 'away'],
  ['offline', 'offline'],
];

/**
 * Why a choice cannot be made now and what opens it, as a few words for its row: `Set Available first`.
 *
 * @param nameOf the organisation's name of a system presence; the catalogue's when absent.
 */
export function formatRefusal(
  translator: Translator,
  refusal: Refusal,
  nameOf: (presence: SystemPresence) => string = (presence) => translator.text(`presence.${presence}`),
): string {
  switch (refusal.code) {
    case 'transition-forbidden': {
      const wayOut = waysOut.find(([presenceClass]) => refusal.allowed.includes(presenceClass));
      return wayOut === undefined
        ? translator.text('refusal.transition-closed')
        : translator.text('refusal.transition', { allowed: nameOf(wayOut[1]) });
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

/**
 * Why a write did not succeed, as a whole sentence.
 *
 * @param detail the name of the missing permission or scope, or the cloud's own words; unused by the other codes.
 */
export function formatFailure(
  translator: Translator,
  code: WriteFailureCode | 'transition-forbidden',
  detail: string,
): string {
  return translator.text(`failure.${code}`, { detail });
}
