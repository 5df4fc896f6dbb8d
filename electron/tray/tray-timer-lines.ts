import { formatClockTime } from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';
import type { MenuItem } from '../ports';
import { oneLine } from './tray-words';

/** Until when a timed presence is meant to last, and once it is over, the ways on. On Queue is a way of its own. */
export function timerItems({ presence: { timer } }: Snapshot, t: Translator): MenuItem[] {
  if (timer === null) return [];
  const { endsAt, stage, returnTo, onQueue } = timer;
  const label = oneLine(timer.label);
  const time = formatClockTime(endsAt, t.locale);
  const forget = (text: string): MenuItem => ({ kind: 'command', label: text, command: { type: 'forget-timer' } });
  if (stage === 'running') {
    return [
      { kind: 'text', label: t.text('tray.timer', { label, time }) },
      forget(t.text('tray.timer.forget', { label })),
    ];
  }
  const ways = [returnTo, onQueue].flatMap((target): MenuItem[] => {
    if (target === null) return [];
    const { definitionId } = target;
    const text = t.text('tray.timer.return', { label: oneLine(target.label) });
    return [{ kind: 'command', label: text, command: { type: 'set-presence', definitionId } }];
  });
  return [
    { kind: 'text', label: t.text('tray.timer.over', { label, time }) },
    ...ways,
    forget(t.text('tray.timer.stay', { label })),
  ];
}
