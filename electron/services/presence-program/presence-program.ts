import type { HistoryAnswer } from '../../../shared/history/answer';
import type { Translator } from '../../../shared/i18n';
import type { agentChannels } from '../../../shared/presence/cause';
import type { SystemPresence } from '../../../shared/presence/system-presence';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import { readHistoryRequest } from '../../core/program/history-request';
import { tellDefinitions, tellHistory } from '../../core/program/tell';
import type { ToldDefinition, ToldHistoryPart, ToldPresence } from '../../core/program/told';
import { readProgramRequest } from '../../core/presence/program-request';
import type { Clock, Disposable, Scheduler } from '../../ports';
import type { Account } from '../account';
import type { History } from '../history/history';
import { awaitOutcome } from './await-outcome';
import type { SetOutcome } from './await-outcome';
import { describePresence, viewOf } from './describe-presence';
import { programError } from './program-error';
import type { ProgramError } from './program-error';
import { readWhole } from './read-whole';
import { createWatchers } from './watchers';
import type { ProgramEvent, ToldUntil } from './watchers';

export type { SetOutcome } from './await-outcome';
export type { ProgramError, ProgramErrorCode } from './program-error';
export type { ProgramEvent, ToldUntil } from './watchers';

/** How a program reaches the agent's presence. */
export type ProgramChannel = Extract<(typeof agentChannels)[number], 'command-line' | 'local-api' | 'shortcut'>;

export interface SetOptions {
  readonly via: ProgramChannel;
  /** How long to wait for the cloud's confirmation, in milliseconds. */
  readonly waitMs: number;
  /** Whoever asked is gone: nobody waits any more. The wish stays. */
  readonly signal?: AbortSignal;
}

/** A stretch of history for programs. */
export interface ProgramHistory {
  readonly parts: readonly ToldHistoryPart[];
  /** The same for what writes it in another form. */
  readonly answer: HistoryAnswer;
  /** False when not all of it could be had in time; what is missing is a gap. */
  readonly isComplete: boolean;
}

/** What other programs of this computer may ask of the app: by the local API, the command line, a shortcut. */
export interface PresenceProgram extends Disposable {
  presence(): Result<ToldPresence, ProgramError>;
  definitions(): Result<readonly ToldDefinition[], ProgramError>;
  /** Takes a request as `readProgramRequest` does, and waits until the cloud has confirmed it or something else is clear. */
  set(request: unknown, options: SetOptions): Promise<SetOutcome>;
  /**
   * Calls with what stands at once, and then with whatever changes, until disposed.
   *
   * @param since what the listener was told before its connection was lost: the changes after it come first.
   */
  watch(listener: (event: ProgramEvent) => void, since?: ToldUntil | null): Disposable;
  /** A stretch as `readHistoryRequest` reads it: `{userId?, startDate?, endDate?}`. */
  history(request: unknown): Promise<Result<ProgramHistory, ProgramError>>;
  /** Something of the app changed. */
  changed(): void;
}

export type ProgramAccount = Pick<Account, 'identity' | 'engine' | 'standing' | 'connection' | 'recentChanges'>;

export interface PresenceProgramDependencies {
  /** Null while nobody is signed in. */
  readonly account: () => ProgramAccount | null;
  readonly history: () => Pick<History, 'read' | 'isFetching'> | null;
  readonly translator: Translator;
  /** Which system presence a program's state `unavailable` means. */
  readonly unavailableAs: () => SystemPresence;
  readonly isSimulated: boolean;
  /** IANA name of this computer's zone. */
  readonly timeZone: () => string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

export function createPresenceProgram(dependencies: PresenceProgramDependencies): PresenceProgram {
  const { account, translator, clock, scheduler } = dependencies;
  const listeners = new Set<() => void>();
  const watchers = createWatchers(dependencies);
  const ended = new AbortController();

  function listen(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  const signedOut = (): ProgramError => programError({ code: 'signed-out' }, translator);

  function presence(): Result<ToldPresence, ProgramError> {
    const own = account();
    if (own === null) return err(signedOut());
    const told = describePresence(own, dependencies);
    return told === null ? err(programError({ code: 'not-ready' }, translator)) : ok(told);
  }

  return {
    presence,
    definitions() {
      const own = account();
      return own === null ? err(signedOut()) : ok(tellDefinitions(viewOf(own, translator)));
    },
    async set(request, { via, waitMs, signal }) {
      const own = account();
      if (own === null) return { kind: 'refused', error: signedOut() };
      const { engine, identity } = own;
      const read = readProgramRequest(request, {
        state: engine.state(),
        userId: identity.userId,
        unavailableAs: dependencies.unavailableAs(),
        locale: translator.locale,
      });
      if (!read.ok) return { kind: 'refused', error: programError(read.error, translator) };
      const picked = engine.pick(read.value, { kind: 'agent', via });
      if (!picked.ok) return { kind: 'refused', error: programError({ code: 'not-ready' }, translator) };
      const wish = { intentId: picked.value.intentId, patch: read.value };
      const signals = signal === undefined ? ended.signal : AbortSignal.any([ended.signal, signal]);
      return awaitOutcome(wish, { engine, listen, scheduler, translator, waitMs, signal: signals });
    },
    watch: (listener, since = null) => watchers.add(listener, since),
    async history(request) {
      const own = account();
      const history = dependencies.history();
      if (own === null || history === null) return err(signedOut());
      const context = { userId: own.identity.userId, timeZone: dependencies.timeZone(), now: clock.now() };
      const range = readHistoryRequest(request, context);
      if (!range.ok) return err(programError(range.error, translator));
      const { answer, isComplete } = await readWhole(range.value, { history, listen, scheduler });
      return ok({ parts: tellHistory(answer), answer, isComplete });
    },
    changed() {
      for (const listener of [...listeners]) listener();
      watchers.changed();
    },
    dispose() {
      ended.abort();
      watchers.dispose();
    },
  };
}
