import type { Shortcut } from '../../shared/settings/shortcuts';
import type { ShortcutsView } from '../../shared/snapshot';
import type { Disposable, GlobalShortcuts, Log, Scheduler } from '../ports';

/** A recording that nobody ended, as by a window that crashed, ends after this. */
const RECORDING_LIMIT_MS = 60_000;

/** The keys that work everywhere, as the settings say. */
export interface Shortcuts extends Disposable {
  view(): ShortcutsView;
  /** The settings may have changed; what could not be had is tried again. */
  apply(): void;
  /** While keys are recorded, none of them does anything. */
  record(isRecording: boolean): void;
}

export interface ShortcutsDependencies {
  readonly globalShortcuts: GlobalShortcuts;
  readonly wanted: () => readonly Shortcut[];
  readonly onPressed: (does: Shortcut['does']) => void;
  readonly onChange: () => void;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

export function createShortcuts(dependencies: ShortcutsDependencies): Shortcuts {
  const { globalShortcuts, wanted, onPressed, onChange, scheduler, log } = dependencies;
  const { obstacle } = globalShortcuts;
  const registered = new Set<string>();
  let taken: readonly string[] = [];
  let recording: Disposable | null = null;

  function press(keys: string): void {
    const shortcut = wanted().find((one) => one.keys === keys);
    if (shortcut !== undefined) onPressed(shortcut.does);
  }

  function release(isKept: (keys: string) => boolean): void {
    for (const keys of [...registered]) {
      if (isKept(keys)) continue;
      globalShortcuts.unregister(keys);
      registered.delete(keys);
    }
  }

  function apply(): void {
    if (obstacle !== null || recording !== null) return;
    const all = wanted().map(({ keys }) => keys);
    release((keys) => all.includes(keys));
    const missing: string[] = [];
    for (const keys of all) {
      if (registered.has(keys)) continue;
      if (globalShortcuts.register(keys, () => press(keys))) registered.add(keys);
      else missing.push(keys);
    }
    if (missing.join() === taken.join()) return;
    taken = missing;
    if (missing.length > 0) log.warn('keys are taken by another program', { keys: missing });
    onChange();
  }

  function endRecording(): void {
    recording?.dispose();
    recording = null;
    apply();
  }

  return {
    view: () => ({ obstacle, taken: [...taken] }),
    apply,
    record(isRecording) {
      if (!isRecording) return endRecording();
      recording?.dispose();
      recording = scheduler.after(RECORDING_LIMIT_MS, endRecording);
      release(() => false);
    },
    dispose() {
      recording?.dispose();
      release(() => false);
    },
  };
}
