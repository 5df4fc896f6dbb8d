import { tellChange } from '../../core/program/tell';
import type { ToldChange, ToldPresence } from '../../core/program/told';
import type { Disposable } from '../../ports';
import { describePresence, nameOf } from './describe-presence';
import type { PresenceProgramDependencies } from './presence-program';

/** What whoever watches is told. */
export type ProgramEvent =
  /** What stands: at the beginning, and whenever anything of it is otherwise. Null while nobody is signed in, or nothing is known. */
  | { readonly type: 'snapshot'; readonly presence: ToldPresence | null }
  /** Another presence: once for each, in order. The snapshot follows. */
  | { readonly type: 'change'; readonly change: ToldChange };

export interface Watchers extends Disposable {
  add(listener: (event: ProgramEvent) => void): Disposable;
  changed(): void;
}

/** Compares what stands with what was told, for all who watch together; while nobody does, nothing is done. */
export function createWatchers(dependencies: PresenceProgramDependencies): Watchers {
  const { account, translator, timeZone } = dependencies;
  const listeners = new Set<(event: ProgramEvent) => void>();
  let toldPresence: ToldPresence | null = null;
  /** Of the newest change that was told, and whose it was. */
  let told: { readonly userId: string; readonly sequence: number } | null = null;

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
    for (const change of [...changes].reverse()) {
      if (change.sequence > since)
        tell({ type: 'change', change: tellChange(change, nameOf(own, translator), timeZone()) });
    }
  }

  return {
    add(listener) {
      if (listeners.size === 0) {
        toldPresence = describe();
        told = null;
        tellChanges();
      }
      listeners.add(listener);
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
