import { tellChange } from '../../core/program/tell';
import type { ToldChange, ToldPresence } from '../../core/program/told';
import type { Disposable } from '../../ports';
import { describePresence, nameOf } from './describe-presence';
import type { PresenceProgramDependencies, ProgramAccount } from './presence-program';

/** What whoever watches is told. */
export type ProgramEvent =
  /** What stands: at the beginning, and whenever anything of it is otherwise. Null while nobody is signed in, or nothing is known. */
  | { readonly type: 'snapshot'; readonly presence: ToldPresence | null }
  /** Another presence: once for each, in order. The snapshot follows. */
  | { readonly type: 'change'; readonly userId: string; readonly change: ToldChange };

/** The newest change that somebody was told of, and whose it was: they are told what came after it. */
export interface ToldUntil {
  readonly userId: string;
  readonly sequence: number;
}

export interface Watchers extends Disposable {
  /** @param since null to begin with what stands; else with the changes after it, as many of them as are at hand. */
  add(listener: (event: ProgramEvent) => void, since: ToldUntil | null): Disposable;
  changed(): void;
}

/** Compares what stands with what was told, for all who watch together; while nobody does, nothing is done. */
export function createWatchers(dependencies: PresenceProgramDependencies): Watchers {
  const { account, translator, timeZone } = dependencies;
  const listeners = new Set<(event: ProgramEvent) => void>();
  let toldPresence: ToldPresence | null = null;
  /** Of the newest change that was told, and whose it was. */
  let told: ToldUntil | null = null;

  function tell(event: ProgramEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  function describe(): ToldPresence | null {
    const own = account();
    return own === null ? null : describePresence(own, dependencies);
  }

  function tellChanges(): void {
    const own = account();
    if (own === null) return;
    const { userId } = own.identity;
    const changes = own.recentChanges();
    const newest = changes[0]?.sequence ?? 0;
    const since = told?.userId === userId ? told.sequence : newest;
    told = { userId, sequence: newest };
    for (const event of changesOf(own, since, newest)) tell(event);
  }

  /** Oldest first. */
  function changesOf(own: ProgramAccount, since: number, until: number): readonly ProgramEvent[] {
    const { userId } = own.identity;
    return [...own.recentChanges()]
      .reverse()
      .filter(({ sequence }) => sequence > since && sequence <= until)
      .map((change) => ({ type: 'change', userId, change: tellChange(change, nameOf(own, translator), timeZone()) }));
  }

  function missed(since: ToldUntil | null): readonly ProgramEvent[] {
    const own = account();
    if (own === null || since === null || told === null) return [];
    const isTheirs = since.userId === told.userId && since.userId === own.identity.userId;
    return isTheirs ? changesOf(own, since.sequence, told.sequence) : [];
  }

  return {
    add(listener, since) {
      if (listeners.size === 0) {
        toldPresence = describe();
        told = null;
        tellChanges();
      }
      listeners.add(listener);
      for (const event of missed(since)) listener(event);
      listener({ type: 'snapshot', presence: toldPresence });
      return { dispose: () => void listeners.delete(listener) };
    },
    changed() {
      if (listeners.size === 0) return;
      tellChanges();
      const presence = describe();
      if (JSON.stringify(presence) === JSON.stringify(toldPresence)) return;
      toldPresence = presence;
      tell({ type: 'snapshot', presence });
    },
    dispose: () => listeners.clear(),
  };
}
