import { ended, givenUp, withStage } from './absence';
import { isAlready } from './watching';
import type { Absence, InactivityState, StandingPresence, Step } from './state';
import { step } from './state';

/** What the cloud confirmed. */
export function presenceStands(state: InactivityState, presence: StandingPresence): Step {
  const former = state.standing;
  // A machine made it Idle: whoever was at work here still was.
  const isMachines = presence.systemPresence === 'idle' && former !== null && presence.by === 'elsewhere';
  const isSame = former?.definitionId === presence.definitionId && former.began === presence.began;
  const madeFrom = presence.by === 'elsewhere' ? presence.since : 0;
  const armedFrom = isSame || isMachines ? state.armedFrom : madeFrom;
  const standing: InactivityState = { ...state, standing: presence, armedFrom };
  if (isSame && former.by === presence.by) return step(standing);
  const { absence } = state;
  if (absence === null) return step(standing, { type: 'sample' });
  return step(met(standing, absence, presence, isMachines, former === null), { type: 'sample' });
}

/** What a new presence means for the absence. */
function met(
  state: InactivityState,
  absence: Absence,
  presence: StandingPresence,
  isMachines: boolean,
  isFirst: boolean,
): InactivityState {
  const { stage } = absence;
  switch (stage.kind) {
    case 'warning':
    case 'deferred':
    case 'checking':
      return isMachines ? state : metGivenUp();
    case 'still-here':
      return ended(state);
    // A write whose answer was lost may have been carried out all the same.
    case 'left-alone':
    case 'setting':
      // After a restart only what stands tells what became of it.
      return isAlready(state, absence.action) && (presence.by === 'rule' || isFirst)
        ? gone(state, absence, absence.setAt ?? presence.since)
        : metGivenUp();
    case 'gone':
      if (isAlready(state, absence.action)) return state;
      return askedOnly(state, absence, stage.from, Math.max(stage.from, presence.since));
    case 'back':
      if (isAlready(state, absence.action)) return state;
      if (
        absence.former.systemPresence === 'on_queue' &&
        presence.systemPresence === 'available' &&
        presence.by !== 'elsewhere'
      )
        return withStage(state, { kind: 'go-on-queue', from: stage.from, until: stage.until });
      return askedOnly(state, absence, stage.from, stage.until);
    case 'go-on-queue':
      return isFirst ? state : askedOnly(state, absence, stage.from, stage.until);
    case 'gap':
      return state;
  }

  function metGivenUp(): InactivityState {
    const left = givenUp(state);
    return left.absence === null ? left : met(left, left.absence, presence, isMachines, isFirst);
  }
}

const gone = (state: InactivityState, absence: Absence, from: number): InactivityState => ({
  ...state,
  absence: { ...absence, setAt: from, setBefore: null, stage: { kind: 'gone', from } },
});

/** There is no way back to offer any more: what it was may still be asked, once. */
function askedOnly(state: InactivityState, absence: Absence, from: number, until: number): InactivityState {
  const isAsked = asksWhatItWas(state, absence) && absence.annotation === null;
  return isAsked ? withStage(state, { kind: 'gap', from, until }) : ended(state);
}

/** Whoever quit in the evening is not asked in the morning what the night was. */
export const asksWhatItWas = ({ rules }: InactivityState, { rule }: Absence): boolean =>
  rules.return !== 'remind' && rule !== 'quit';
