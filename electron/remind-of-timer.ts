import type { Translator } from '../shared/i18n';
import type { PresenceTimerView } from '../shared/snapshot';
import type { AppPorts } from './ports';

/** One notification when a timed presence is over. The presence itself stays until the agent says otherwise. */
export function remindOfTimer(
  timer: PresenceTimerView | null,
  { notify }: Pick<AppPorts, 'notify'>,
  translator: Translator,
): void {
  if (timer === null) return;
  notify(translator.text('timed.over.title', { label: timer.label }), translator.text('timed.over.body'));
}
