import type { Handlers } from '../../shared/ipc/contract';
import { ok } from '../../shared/result';
import type { Shortcuts } from '../services/shortcuts';

export interface ShortcutHandlerDependencies {
  readonly shortcuts: Pick<Shortcuts, 'record'>;
}

export function createShortcutHandlers({ shortcuts }: ShortcutHandlerDependencies): Pick<Handlers, 'shortcuts.record'> {
  return {
    'shortcuts.record': async ({ isRecording }) => {
      shortcuts.record(isRecording);
      return ok(undefined);
    },
  };
}
