import type { Translator } from '../shared/i18n';
import type { Shortcut } from '../shared/settings/shortcuts';
import type { AppPorts } from './ports';
import type { PresenceProgram } from './services/presence-program/presence-program';

/** What becomes of it later is told as for every choice; what is not even taken has no other place to be told. */
const CONFIRMATION_LIMIT_MS = 15_000;

/** Does what keys stand for. */
export async function pressShortcut(
  does: Shortcut['does'],
  { window, notify }: Pick<AppPorts, 'window' | 'notify'>,
  program: Pick<PresenceProgram, 'set'>,
  translator: Translator,
): Promise<void> {
  if (does.kind === 'toggle-window') return window.toggle();
  const { definitionId } = does;
  const outcome = await program.set({ definitionId }, { via: 'shortcut', waitMs: CONFIRMATION_LIMIT_MS });
  if (outcome.kind === 'refused') notify(translator.text('shortcuts.not-set'), outcome.error.message);
}
