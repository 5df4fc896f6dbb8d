import type { ComponentType } from 'react';
import type { MessageKey } from '../../../shared/i18n';
import type { GlyphName } from '../../ui/glyph-drawings';

/** A section of the settings window: an entry of its navigation and what stands beside it. */
export interface SettingsSection {
  /** Names it in addresses and requests; see `sectionPattern` in shared/pages. */
  readonly name: string;
  readonly title: MessageKey;
  readonly glyph: GlyphName;
  /** Everything under the title. */
  readonly Content: ComponentType;
}
