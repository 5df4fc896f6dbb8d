import { useState } from 'react';
import type { Shortcut } from '../../../../shared/settings/shortcuts';
import { MOST_SHORTCUTS } from '../../../../shared/settings/shortcuts';
import { keyNames } from '../../../../shared/shortcuts/keys';
import { useApp } from '../../../app-context';
import { Button } from '../../../ui/button';
import { Glyph } from '../../../ui/glyph';
import { Select } from '../../../ui/select';
import { SettingGroup } from '../../../ui/setting-group';
import { SettingRow } from '../../../ui/setting-row';
import type { SettingsSection } from '../section';
import { KeyRecorder } from './key-recorder';
import './shortcuts.css';

type Action = Shortcut['does'];

const keyOf = (does: Action): string => (does.kind === 'toggle-window' ? does.kind : does.definitionId);

function Shortcuts() {
  const { snapshot, translator } = useApp();
  const { obstacle } = snapshot.shortcuts;
  const { shortcuts, actions, labelOf } = useShortcuts();
  const hasNoMore = obstacle !== null || actions.length === 0 || shortcuts.length >= MOST_SHORTCUTS;
  return (
    <>
      {obstacle === null && <p className="setting-note">{translator.text('shortcuts.what-for')}</p>}
      {obstacle !== null && (
        <p className="shortcuts-obstacle" role="status">
          <Glyph name="warning" />
          <span>
            {translator.text(`shortcuts.${obstacle}`)} <code className="selectable">presence-tray set Break</code>
          </span>
        </p>
      )}
      {shortcuts.length > 0 && (
        <SettingGroup>
          {shortcuts.map((shortcut) => (
            <ShortcutRow key={keyOf(shortcut.does)} shortcut={shortcut} label={labelOf(shortcut.does)} />
          ))}
        </SettingGroup>
      )}
      {!hasNoMore && (
        <SettingGroup>
          <NewShortcut />
        </SettingGroup>
      )}
    </>
  );
}

function ShortcutRow({ shortcut, label }: { readonly shortcut: Shortcut; readonly label: string }) {
  const { snapshot, translator, announce } = useApp();
  const { take, remove } = useShortcuts();
  const isTaken = snapshot.shortcuts.taken.includes(shortcut.keys);
  const hint = isTaken && (
    <span className="shortcut-taken" role="status">
      <Glyph name="warning" />
      {translator.text('shortcuts.taken')}
    </span>
  );
  return (
    <SettingRow title={label} {...(hint !== false && { hint })}>
      {() => (
        <span className="shortcut-ways">
          <KeyRecorder action={label} keys={shortcut.keys} onRecorded={(keys) => take(shortcut.does, keys)} />
          <Button
            look="quiet"
            aria-label={translator.text('shortcuts.remove-of', { action: label })}
            onClick={() => {
              remove(shortcut.does);
              announce(translator.text('shortcuts.removed', { action: label }), 'polite');
            }}
          >
            {translator.text('shortcuts.remove')}
          </Button>
        </span>
      )}
    </SettingRow>
  );
}

/** What has no keys yet, and the keys for it. */
function NewShortcut() {
  const { translator } = useApp();
  const { actions, labelOf, take } = useShortcuts();
  const [chosen, setChosen] = useState<string | null>(null);
  const action = actions.find((one) => keyOf(one) === chosen) ?? actions[0];
  if (action === undefined) return null;
  return (
    <SettingRow title={translator.text('shortcuts.add')} hint={translator.text('shortcuts.add.hint')}>
      {(titleId) => (
        <span className="shortcut-ways">
          <Select
            labelledBy={titleId}
            value={keyOf(action)}
            choices={actions.map((one) => ({ value: keyOf(one), label: labelOf(one) }))}
            onChoose={setChosen}
          />
          <KeyRecorder action={labelOf(action)} keys={null} onRecorded={(keys) => take(action, keys)} />
        </span>
      )}
    </SettingRow>
  );
}

/** The shortcuts that there are, what else could have keys, and how they are changed. */
function useShortcuts() {
  const { client, snapshot, translator, announce } = useApp();
  const { shortcuts } = snapshot.settings.values;
  const { choices } = snapshot.presence;
  const offered: readonly Action[] = [
    ...choices.map(({ definitionId }): Action => ({ kind: 'set-presence', definitionId })),
    { kind: 'toggle-window' },
  ];
  const has = (one: Action): boolean => shortcuts.some(({ does }) => keyOf(does) === keyOf(one));
  const send = (next: readonly Shortcut[]): void => void client.send('settings.update', { shortcuts: [...next] });
  const labelOf = (does: Action): string => {
    if (does.kind === 'toggle-window') return translator.text('shortcuts.toggle-window');
    return (
      choices.find(({ definitionId }) => definitionId === does.definitionId)?.label ?? translator.text('shortcuts.gone')
    );
  };

  return {
    shortcuts,
    actions: offered.filter((one) => !has(one)),
    labelOf,
    /** Gives keys to an action; says why not where another one has them. */
    take(does: Action, keys: string): string | null {
      const owner = shortcuts.find((one) => one.keys === keys && keyOf(one.does) !== keyOf(does));
      if (owner !== undefined) return translator.text('shortcuts.own', { action: labelOf(owner.does) });
      send(
        has(does)
          ? shortcuts.map((one) => (keyOf(one.does) === keyOf(does) ? { keys, does } : one))
          : [...shortcuts, { keys, does }],
      );
      const said = { action: labelOf(does), keys: keyNames(keys, snapshot.app.platform).join(' ') };
      announce(translator.text('shortcuts.recorded', said), 'polite');
      return null;
    },
    remove: (does: Action): void => send(shortcuts.filter((one) => keyOf(one.does) !== keyOf(does))),
  };
}

export const shortcutsSection: SettingsSection = {
  name: 'shortcuts',
  title: 'shortcuts.title',
  glyph: 'keyboard',
  Content: Shortcuts,
};
