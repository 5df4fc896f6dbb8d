import { tray } from '../../shared/i18n/en/tray';
import type { TrayModel } from '../ports';

/** The sentences that the first icon needs. */
type StartingWords = Readonly<Record<'tray.starting' | 'tray.open' | 'tray.quit', string>>;

/**
 * What the tray shows before anything else is loaded. It takes plain words instead of a translator, so that this module
 * brings in neither the message formatter nor the snapshot's schemas: nothing slow stands between the start and the icon.
 */
export function startingModel(words: StartingWords = tray): TrayModel {
  return {
    icon: 'unknown',
    tooltip: words['tray.starting'],
    menu: [
      { kind: 'text', label: words['tray.starting'] },
      { kind: 'separator' },
      { kind: 'command', label: words['tray.open'], command: { type: 'open-window' } },
      { kind: 'command', label: words['tray.quit'], command: { type: 'quit' } },
    ],
  };
}
