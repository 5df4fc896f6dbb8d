import type { ReactNode } from 'react';
import { isDecided, originOf } from '../../../shared/settings/origins';
import { useApp } from '../../app-context';
import { Glyph } from '../../ui/glyph';
import { SettingRow } from '../../ui/setting-row';

export interface SettingItemProps {
  /** The dotted path of the setting, such as `theme`. */
  readonly path: string;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly hint?: ReactNode;
  /** The value in words, for where it is not the person's to change. */
  readonly decidedValue: string;
  /** What changes it; it is given the id of the title, to be called by it. */
  readonly children: (titleId: string) => ReactNode;
}

/** A setting that the person may change, unless their organisation has decided it: then its value stands there and who did. */
export function SettingItem({ path, decidedValue, children, ...words }: SettingItemProps) {
  const { origins } = useApp().snapshot.settings;
  return (
    <SettingRow {...words}>
      {(titleId) =>
        isDecided(origins, path) ? (
          <span className="setting-decided">
            <span className="selectable">{decidedValue}</span>
            <Decider path={path} />
          </span>
        ) : (
          children(titleId)
        )
      }
    </SettingRow>
  );
}

/** Who has decided a setting in the person's place; nothing where nobody has. */
export function Decider({ path }: { readonly path: string }) {
  const { snapshot, translator } = useApp();
  const origin = originOf(snapshot.settings.origins, path);
  if (origin !== 'policy' && origin !== 'environment') return null;
  return (
    <span className="setting-decider">
      <Glyph name="lock" />
      {translator.text(`settings.decided.${origin}`)}
    </span>
  );
}
