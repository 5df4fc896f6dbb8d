import type { InactivityRules } from '../../../shared/inactivity/rules';
import { givenUp } from './absence';
import { idleRuling } from './watching';
import type { Absence, InactivityState, Ruling, Step } from './state';
import { step } from './state';

/** What is announced or put off by a rule that says something else by now is decided anew. */
export function rulesChanged(state: InactivityState, rules: InactivityRules): Step {
  const { absence } = state;
  const changed: InactivityState = { ...state, rules };
  const isMeant = absence === null || !isUndecided(absence) || isStillSaid(changed, absence);
  return step(isMeant ? changed : givenUp(changed), { type: 'sample' });
}

const isUndecided = ({ stage }: Absence): boolean => ['warning', 'deferred', 'checking'].includes(stage.kind);

function isStillSaid(state: InactivityState, { rule, action, afterMs }: Absence): boolean {
  const said = saidBy(state, rule);
  return said.action === action && said.afterMs === afterMs;
}

function saidBy(
  state: InactivityState,
  rule: Ruling['rule'],
): { readonly action: string; readonly afterMs: number | null } {
  const { lock, sleep, quit } = state.rules;
  switch (rule) {
    case 'idle':
      return { action: 'offline', afterMs: idleRuling(state)?.afterMs ?? null };
    case 'lock':
      return lock;
    case 'suspend':
      return { ...sleep, afterMs: null };
    case 'quit':
      return { ...quit, afterMs: null };
  }
}
