import type { Cause } from '../../../../shared/presence/cause';
import type { PresenceDefinition } from '../../../../shared/presence/definition';
import type { SystemPresence } from '../../../../shared/presence/system-presence';
import type { PresenceEvent } from '../../../../electron/core/presence/events';
import { reduce } from '../../../../electron/core/presence/reduce';
import type { Effect, PresencePatch, PresenceState, RemotePresence } from '../../../../electron/core/presence/state';
import { initialPresenceState } from '../../../../electron/core/presence/remembered';
import { defaultTransitionPolicy } from '../../../../electron/core/presence/transition-policy';

const definition = (id: string, systemPresence: SystemPresence, isSystemDefault = true): PresenceDefinition => ({
  id,
  systemPresence,
  isSystemDefault,
  labels: { en_US: id },
  isDeactivated: false,
});

export const definitions: readonly PresenceDefinition[] = [
  definition('available', 'available'),
  definition('on-queue', 'on_queue'),
  definition('busy', 'busy'),
  definition('break', 'break'),
  definition('meal', 'meal'),
  definition('meeting', 'meeting'),
  definition('huddle', 'meeting', false),
  definition('away', 'away'),
  definition('offline', 'offline'),
  { ...definition('old', 'busy', false), isDeactivated: true },
];

export const fromTray: Cause = { kind: 'agent', via: 'tray' };

export function remote(
  definitionId: string,
  version: number | null,
  note = '',
  more: Partial<RemotePresence> = {},
): RemotePresence {
  const systemPresence = definitions.find(({ id }) => id === definitionId)?.systemPresence ?? 'unknown';
  return { definitionId, systemPresence, note, version, isPrimary: true, futureDefinitionId: null, ...more };
}

/** On Queue in an interaction, with a definition that follows at its end. */
export const leavingQueue = (futureDefinitionId: string, version: number): RemotePresence =>
  remote('on-queue', version, '', { futureDefinitionId });

type Untimed<E> = E extends { readonly at: number } ? Omit<E, 'at'> : never;

/** Runs the machine event by event; each event happens a millisecond after the last unless it says otherwise. */
export class Machine {
  state: PresenceState = { ...initialPresenceState(defaultTransitionPolicy), definitions };
  now = 10_000;
  /** The effects of the last event. */
  effects: readonly Effect[] = [];

  send(event: Untimed<PresenceEvent>): this {
    this.now += 1;
    const { state, effects } = reduce(this.state, { at: this.now, ...event });
    this.state = state;
    this.effects = effects;
    return this;
  }

  pick(patch: PresencePatch, intentId = `intent-${this.now}`): this {
    return this.send({
      type: 'intent-made',
      intent: { intentId, patch, cause: fromTray, decidedAt: this.now, decidedAtServer: this.now },
    });
  }

  /** The number of the write on the wire. */
  get attemptId(): number {
    if (this.state.phase.kind !== 'sending') throw new Error(`No write is on the wire: ${this.state.phase.kind}`);
    return this.state.phase.attempt.attemptId;
  }

  get writes(): readonly PresencePatch[] {
    return this.effects.flatMap((effect) => (effect.type === 'write' ? [effect.attempt.patch] : []));
  }

  get reads(): number {
    return this.effects.filter((effect) => effect.type === 'read').length;
  }
}

/** A machine that follows the cloud live, with this presence confirmed at version 1,000. */
export function liveMachine(definitionId = 'on-queue', note = ''): Machine {
  return new Machine()
    .send({ type: 'feed-connected' })
    .send({ type: 'presence-read', presence: remote(definitionId, 1_000, note), chance: 0.5 });
}

export const failure = (
  code: Extract<PresenceEvent, { type: 'write-failed' }>['failure']['code'],
  rest: Partial<Extract<PresenceEvent, { type: 'write-failed' }>['failure']> = {},
) => ({ code, detail: '', isFinal: false, retryAfterMs: null, mayHaveBeenApplied: false, ...rest });
