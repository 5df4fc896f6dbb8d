import { assertNever } from '../../../shared/assert-never';
import type { Cause } from '../../../shared/presence/cause';
import type { InactivityCommand } from '../../ports';
import type { InactivityControl } from './inactivity-control';

/**
 * Hands on what was clicked in the tray or on the desktop's notice. A card that is gone meanwhile takes no answer, and the
 * click is then in vain: what stands now is in the menu already.
 *
 * @param inactivity null while nobody is signed in.
 */
export function tellInactivity(inactivity: InactivityControl | null, asks: InactivityCommand, cause: Cause): void {
  if (inactivity === null) return;
  switch (asks.type) {
    case 'im-here':
      return inactivity.imHere();
    case 'pause':
      return inactivity.pause(asks.until);
    case 'resume':
      return inactivity.resume();
    case 'answer-return':
      return void inactivity.answerReturn(asks.absenceId, asks.answer, cause);
    default:
      return assertNever(asks);
  }
}
