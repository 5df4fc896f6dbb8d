import type { Translator } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';
import type { MenuItem, TrayModel } from '../ports';
import { absenceItems, automaticOfflineItems } from './tray-absence-lines';
import { choiceItems } from './tray-choices';
import { trayIconName } from './tray-icon-name';
import { futureItems, notRespondingItems, otherSourceItems, outOfOfficeItems } from './tray-standing-lines';
import { noticeItems, nowItems, signedOutItems, wantedItems } from './tray-status-lines';
import { signInAgainItems } from './tray-session-lines';
import { timerItems } from './tray-timer-lines';
import { trayTooltip } from './tray-tooltip';

export { nextTrayChangeAt } from './tray-times';

/**
 * The tray as data: icon, tooltip and menu of a snapshot. Pure, and complete: whatever the tray can show or do is in it.
 * The menu lists only what works just now.
 *
 * @param nowMs epoch milliseconds; the running time is told for this instant (see `nextTrayChangeAt`).
 */
export function trayModel(snapshot: Snapshot, nowMs: number, t: Translator): TrayModel {
  return {
    icon: trayIconName(snapshot),
    tooltip: trayTooltip(snapshot, nowMs, t),
    menu: trayMenu(snapshot, nowMs, t),
  };
}

/** Whoever is not signed in has no history. */
function historyItems({ session }: Snapshot, t: Translator): MenuItem[] {
  if (session.state !== 'signed-in') return [];
  return [{ kind: 'command', label: t.text('tray.history'), command: { type: 'open-page', page: 'history' } }];
}

function trayMenu(snapshot: Snapshot, nowMs: number, t: Translator): MenuItem[] {
  const separator: MenuItem = { kind: 'separator' };
  const last: MenuItem[] = [
    { kind: 'command', label: t.text('tray.open'), command: { type: 'open-window' } },
    ...historyItems(snapshot, t),
    { kind: 'command', label: t.text('tray.settings'), command: { type: 'open-page', page: 'settings' } },
    { kind: 'command', label: t.text('tray.quit'), command: { type: 'quit' } },
  ];
  if (snapshot.session.state !== 'signed-in') {
    return [...signedOutItems(snapshot, t), separator, ...last];
  }
  const { presence } = snapshot;
  const underWay = [
    ...absenceItems(snapshot, nowMs, t),
    ...signInAgainItems(snapshot.session, t),
    ...(presence.notice === null ? [] : noticeItems(presence.notice, nowMs, t)),
    ...notRespondingItems(snapshot, t),
    ...(presence.wanted === null ? [] : wantedItems(presence.wanted, t)),
    ...timerItems(snapshot, t),
    ...futureItems(snapshot, t),
    ...otherSourceItems(snapshot, t),
  ];
  const automatic = automaticOfflineItems(snapshot, nowMs, t);
  return [
    ...nowItems(snapshot, nowMs, t),
    ...outOfOfficeItems(snapshot, nowMs, t),
    separator,
    ...(underWay.length === 0 ? [] : [...underWay, separator]),
    ...choiceItems(presence, t),
    ...(automatic.length === 0 ? [] : [...automatic, separator]),
    ...last,
  ];
}
