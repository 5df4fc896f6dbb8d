import type { Translator } from '../../shared/i18n';
import type { PresenceDefinition } from '../../shared/presence/definition';
import { formatAllowed } from '../../shared/format';
import { definitionLabel } from '../../shared/presence/definition';
import { systemPresences } from '../../shared/presence/system-presence';
import type { JournalledChange, PrimarySource } from '../ports';
import type {
  PresenceChoice,
  PresenceNotice,
  PresenceTimerView,
  PresenceView,
  RecentChange,
  WantedPresence,
} from '../../shared/snapshot';
import { isOffered } from '../core/presence/definition-lookup';
import { INTENT_AGE_LIMIT_MS } from '../core/presence/outcome';
import { definitionOf, refusalOf } from '../core/presence/pick';
import { returnTarget } from '../core/presence/return-target';
import type { Notice, PresencePatch, PresenceState, PresenceTimer } from '../core/presence/state';
import { endOf } from '../core/presence/timer';

/** The presence part of the snapshot: what tray and window show, in words of the organisation. */
export function presenceView(
  state: PresenceState,
  otherSource: PrimarySource | null,
  changes: readonly JournalledChange[],
  translator: Translator,
): PresenceView {
  const { confirmed, future } = state;
  return {
    current: confirmed && {
      definitionId: confirmed.definitionId,
      systemPresence: confirmed.systemPresence,
      label: labelOf(state, confirmed.definitionId, translator),
      note: confirmed.note,
      since: confirmed.since,
      cause: confirmed.cause,
    },
    wanted: wantedView(state, translator),
    notice: state.notice && noticeView(state, state.notice, translator),
    future: future && {
      definitionId: future.definitionId,
      label: labelOf(state, future.definitionId, translator),
    },
    timer: state.timer && timerView(state, state.timer, translator),
    otherSource: otherSource && { name: otherSource.name },
    choices: choicesOf(state, translator),
    recentChanges: [...changes].sort(byWhenApplied).map((change) => recentChange(state, change, translator)),
  };
}

/** Newest first. A write of ours may be booked after the change that followed it, when that was notified before our answer. */
const byWhenApplied = (one: JournalledChange, other: JournalledChange): number =>
  other.appliedAt - one.appliedAt || other.sequence - one.sequence;

function recentChange(state: PresenceState, change: JournalledChange, translator: Translator): RecentChange {
  const { sequence, definitionId, appliedAt, cause, isRecovered } = change;
  const systemPresence = definitionOf(state, definitionId)?.systemPresence ?? 'unknown';
  return {
    sequence,
    systemPresence,
    label: labelOf(state, definitionId, translator),
    at: appliedAt,
    cause,
    isRecovered,
  };
}

function wantedView(state: PresenceState, translator: Translator): WantedPresence | null {
  const { wanted, phase } = state;
  if (wanted === null) return null;
  const { definitionId, note } = wanted.patch;
  return {
    intentId: wanted.intentId,
    definitionId: definitionId ?? null,
    label: definitionId === undefined ? null : labelOf(state, definitionId, translator),
    note: note ?? null,
    durationMs: wanted.patch.durationMs ?? null,
    decidedAt: wanted.decidedAt,
    givenUpAt: wanted.decidedAt + INTENT_AGE_LIMIT_MS,
    stage: phase.kind === 'waiting' ? 'waiting' : 'sending',
    failure: phase.kind === 'waiting' ? { ...phase.failure, retryAt: phase.retryAt } : null,
  };
}

function noticeView(state: PresenceState, notice: Notice, translator: Translator): PresenceNotice {
  switch (notice.kind) {
    case 'not-set':
      return {
        kind: 'not-set',
        label: patchLabel(state, notice.patch, translator),
        code: notice.code,
        detail: notice.code === 'transition-forbidden' ? allowedNow(state, translator) : notice.detail,
      };
    case 'conflict':
      return {
        kind: 'conflict',
        theirsLabel: state.confirmed === null ? '' : labelOf(state, state.confirmed.definitionId, translator),
        mineLabel: patchLabel(state, notice.mine, translator),
        mineDefinitionId: notice.mine.definitionId ?? '',
      };
    case 'automatic-missed': {
      const { patch, cause, decidedAt, stayedDefinitionId } = notice.missed;
      return {
        kind: 'automatic-missed',
        label: patchLabel(state, patch, translator),
        stayedLabel: stayedDefinitionId === null ? null : labelOf(state, stayedDefinitionId, translator),
        at: decidedAt,
        cause,
      };
    }
  }
}

function timerView(state: PresenceState, timer: PresenceTimer, translator: Translator): PresenceTimerView {
  const target = returnTarget(state, timer.formerDefinitionId);
  const choice = (definitionId: string) => ({ definitionId, label: labelOf(state, definitionId, translator) });
  return {
    label: labelOf(state, timer.definitionId, translator),
    endsAt: endOf(timer),
    stage: timer.stage,
    returnTo: target && choice(target.definitionId),
    onQueue: target?.onQueueDefinitionId ? choice(target.onQueueDefinitionId) : null,
  };
}

const allowedNow = (state: PresenceState, translator: Translator): string =>
  formatAllowed(choicesOf(state, translator), state.confirmed?.definitionId);

const patchLabel = (state: PresenceState, { definitionId, note }: PresencePatch, translator: Translator): string =>
  definitionId === undefined ? `“${note ?? ''}”` : labelOf(state, definitionId, translator);

/** A definition that the list does not hold, not yet or because it is of another division, goes by its system presence's name. */
export function labelOf(state: PresenceState, definitionId: string, translator: Translator): string {
  const definition = definitionOf(state, definitionId);
  if (definition !== undefined) return definitionLabel(definition, translator.locale);
  const systemPresence = state.confirmed?.definitionId === definitionId ? state.confirmed.systemPresence : 'unknown';
  const parent = state.definitions.find((other) => other.isSystemDefault && other.systemPresence === systemPresence);
  return parent === undefined
    ? translator.text(`presence.${systemPresence}`)
    : definitionLabel(parent, translator.locale);
}

export function choicesOf(state: PresenceState, translator: Translator): PresenceChoice[] {
  const label = (definition: PresenceDefinition): string => definitionLabel(definition, translator.locale);
  return state.definitions
    .filter(isOffered)
    .sort(
      (one, other) =>
        systemPresences.indexOf(one.systemPresence) - systemPresences.indexOf(other.systemPresence) ||
        Number(other.isSystemDefault) - Number(one.isSystemDefault) ||
        label(one).localeCompare(label(other), translator.locale),
    )
    .map((definition) => {
      const refusal = refusalOf(state, definition);
      return {
        definitionId: definition.id,
        systemPresence: definition.systemPresence,
        label: label(definition),
        isSystemDefault: definition.isSystemDefault,
        refusal: refusal?.code === 'transition-forbidden' ? { ...refusal, allowed: [...refusal.allowed] } : refusal,
      };
    });
}
