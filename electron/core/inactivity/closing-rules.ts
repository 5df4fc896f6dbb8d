import { isActing, isAlready, isArmed, mayAct, unwatchedReason } from './watching';
import type { InactivityState, Ruling } from './state';

/** What is to be set because the computer sleeps; null when nothing is. */
export function sleepRuling(state: InactivityState, at: number): Ruling | null {
  const { action } = state.rules.sleep;
  if (action === 'nothing' || !mayAct(state, at) || isAlready(state, action)) return null;
  return { rule: 'suspend', action, afterMs: null };
}

/** The nevers are about being gone for a while; who quits is gone. But not who quits at one of two computers. */
export function quitRuling(state: InactivityState, at: number): Ruling | null {
  const { action } = state.rules.quit;
  const reason = unwatchedReason(state);
  if (action === 'nothing' || !isActing(state, at) || isAlready(state, action)) return null;
  if (reason !== null && (reason !== 'never' || !isArmed(state))) return null;
  return { rule: 'quit', action, afterMs: null };
}
