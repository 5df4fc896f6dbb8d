import { assertNever } from '../../../shared/assert-never';
import type { Translator } from '../../../shared/i18n';
import { watchedPresences } from '../../../shared/inactivity/rules';
import type { InactivityRules } from '../../../shared/inactivity/rules';
import type { AbsenceCard, InactivityView, NamedPresence } from '../../../shared/snapshot';
import { asksWhatItWas } from '../../core/inactivity/presence-stands';
import type { Absence, Annotation, InactivityState } from '../../core/inactivity/state';
import { isPaused, thresholdOf, unwatchedReason } from '../../core/inactivity/watching';
import { definitionOf } from '../../core/presence/pick';
import { returnTarget } from '../../core/presence/return-target';
import type { PresenceState } from '../../core/presence/state';
import { choicesOf, labelOf } from '../presence-view';

/** What is shown of automatic offline: whether it is on, and the one card. */
export function inactivityView(
  state: InactivityState,
  presence: PresenceState,
  at: number,
  translator: Translator,
): InactivityView {
  return {
    automaticOffline: automaticOffline(state, at),
    thresholds: thresholdsInForce(state.rules),
    card: state.absence && cardOf(state, state.absence, presence, translator),
  };
}

function automaticOffline(state: InactivityState, at: number): InactivityView['automaticOffline'] {
  const { rules, pausedUntil, isSignedIn, isTrusted } = state;
  if (!isSignedIn) return { state: 'unavailable', reason: 'signed-out' };
  if (!rules.isEnabled) return { state: 'off' };
  if (isTrusted === false) return { state: 'unavailable', reason: 'no-idle-source' };
  if (pausedUntil !== null && isPaused(state, at)) return { state: 'paused', until: pausedUntil };
  const unwatched = unwatchedReason(state);
  return { state: 'on', thresholdMs: unwatched === null ? thresholdOf(state) : null, unwatched };
}

function thresholdsInForce({ thresholds, expiryMinutes }: InactivityRules): InactivityView['thresholds'] {
  if (expiryMinutes === null) return thresholds;
  const inForce = watchedPresences.map((presence) => [presence, thresholds[presence] === null ? null : expiryMinutes]);
  return Object.fromEntries(inForce) as InactivityView['thresholds'];
}

function cardOf(
  state: InactivityState,
  absence: Absence,
  presence: PresenceState,
  translator: Translator,
): AbsenceCard | null {
  const { absenceId, rule, idleSince, former, stage } = absence;
  const named = (definitionId: string): NamedPresence => ({
    definitionId,
    systemPresence: definitionOf(presence, definitionId)?.systemPresence ?? 'unknown',
    label: labelOf(presence, definitionId, translator),
  });
  const shared = {
    absenceId,
    rule,
    idleSince,
    former: { ...named(former.definitionId), systemPresence: former.systemPresence },
  };
  const target = systemDefault(presence, absence.action, translator);
  const asked = {
    asksWhatItWas: asksWhatItWas(state, absence),
    annotation: absence.annotation && annotationView(absence.annotation, named),
  };
  switch (stage.kind) {
    case 'warning':
    case 'still-here': {
      const isCounting = stage.kind === 'warning';
      return {
        ...shared,
        kind: 'warning',
        state: isCounting ? 'counting' : 'still-here',
        deadline: stage.deadline,
        closesAt: isCounting || state.isCardHeld ? null : stage.closesAt,
        target,
        choices: reasons(presence, translator),
      };
    }
    case 'deferred':
      return { ...shared, kind: 'deferred', because: stage.because, target, choices: reasons(presence, translator) };
    case 'gone':
    case 'back': {
      const isBack = stage.kind === 'back';
      const way = returnTarget(presence, former.definitionId);
      return {
        ...shared,
        kind: 'return',
        state: isBack ? 'back' : 'gone',
        target,
        from: stage.from,
        until: isBack ? stage.until : null,
        backTo: way && named(way.definitionId),
        isGoingBack: isBack && stage.isGoingBack && presence.wanted !== null,
        ...asked,
      };
    }
    case 'go-on-queue': {
      const { from, until } = stage;
      const current = presence.confirmed?.definitionId ?? former.definitionId;
      const onQueue = shared.former;
      return { ...shared, kind: 'go-on-queue', from, until, current: named(current), onQueue, ...asked };
    }
    case 'gap':
      return { ...shared, kind: 'gap', from: stage.from, until: stage.until, ...asked };
    // What could not be sent is told by the notice of the presence, which outlives the absence and the app.
    case 'left-alone':
    // A moment that nobody need see.
    case 'checking':
    case 'setting':
      return null;
    default:
      return assertNever(stage);
  }
}

/** What the agent may want to be instead: Break and Meal first, then whatever else may be set; not Offline, nor what stands. */
function reasons(
  presence: PresenceState,
  translator: Translator,
): Extract<AbsenceCard, { kind: 'warning' }>['choices'] {
  const first = ['break', 'meal'];
  const rank = (systemPresence: string): number =>
    (first.indexOf(systemPresence) + first.length + 1) % (first.length + 1);
  return choicesOf(presence, translator)
    .filter(
      ({ refusal, systemPresence, definitionId }) =>
        refusal === null && systemPresence !== 'offline' && definitionId !== presence.confirmed?.definitionId,
    )
    .sort((one, other) => rank(one.systemPresence) - rank(other.systemPresence));
}

function systemDefault(
  presence: PresenceState,
  systemPresence: Absence['action'],
  translator: Translator,
): NamedPresence {
  const definition = presence.definitions.find((one) => one.isSystemDefault && one.systemPresence === systemPresence);
  return {
    definitionId: definition?.id ?? '',
    systemPresence,
    label:
      definition === undefined
        ? translator.text(`presence.${systemPresence}`)
        : labelOf(presence, definition.id, translator),
  };
}

function annotationView(annotation: Annotation, named: (definitionId: string) => NamedPresence) {
  return annotation.kind === 'remark'
    ? { definitionId: null, label: annotation.text }
    : { definitionId: annotation.definitionId, label: named(annotation.definitionId).label };
}
