import type { Shortcut } from '../../shared/settings/shortcuts';
import { snapshotOf } from '../fakes/snapshot';
import type { VisualState } from './states';

const opened = { page: 'settings', section: 'shortcuts' } as const;
const shortcuts: Shortcut[] = [
  { keys: 'Control+Alt+A', does: { kind: 'set-presence', definitionId: 'available' } },
  { keys: 'Control+Alt+Shift+B', does: { kind: 'set-presence', definitionId: 'break' } },
  { keys: 'F9', does: { kind: 'toggle-window' } },
];
const settings = { values: { shortcuts } };

/** The settings of the keys that work everywhere. */
export const shortcutsStates: readonly VisualState[] = [
  { name: 'shortcuts-none', opened, snapshot: snapshotOf() },
  { name: 'shortcuts-some', opened, snapshot: snapshotOf({ settings }) },
  {
    name: 'shortcuts-taken',
    opened,
    snapshot: snapshotOf({ settings, shortcuts: { obstacle: null, taken: ['Control+Alt+Shift+B'] } }),
  },
  {
    name: 'shortcuts-wayland',
    opened,
    snapshot: snapshotOf({ settings, shortcuts: { obstacle: 'wayland', taken: [] } }),
  },
];
