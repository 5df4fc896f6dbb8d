import type { IpcError } from '../../shared/ipc/contract';
import type { PickRefusal } from '../core/presence/pick';

const refusals: Record<Exclude<PickRefusal['code'], 'transition-forbidden' | 'permission-missing'>, IpcError> = {
  'unknown-definition': { code: 'UNKNOWN_DEFINITION', message: 'Your organisation does not offer this presence.' },
  'definition-deactivated': {
    code: 'DEFINITION_DEACTIVATED',
    message: 'Your organisation no longer offers this presence.',
  },
};

/**
 * What the window is told when a choice is refused.
 *
 * @param allowed what may be chosen instead, by the organisation's names; empty when nothing may.
 */
export function errorOf(refusal: PickRefusal, allowed: string): IpcError {
  switch (refusal.code) {
    case 'transition-forbidden': {
      const instead = allowed === '' ? 'Nothing else may either.' : `You may set ${allowed}.`;
      return { code: 'TRANSITION_FORBIDDEN', message: `This presence may not follow the present one. ${instead}` };
    }
    case 'permission-missing':
      return { code: 'PERMISSION_MISSING', message: `Your role lacks ${refusal.permission} for this presence.` };
    default:
      return refusals[refusal.code];
  }
}
