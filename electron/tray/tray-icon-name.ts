import type { Snapshot } from '../../shared/snapshot';
import { wantsAttention } from './tray-absence-lines';
import { systemPresences, type SystemPresence } from '../../shared/presence/system-presence';

/** What the small mark on a glyph can say, apart from nothing. */
export const trayIconSuffixes = ['-pending', '-stale', '-disconnected', '-attention'] as const;
export type TrayIconSuffix = (typeof trayIconSuffixes)[number] | '';

/** A drawing of the icon set: a system presence's glyph and its mark. */
export type TrayIconName = `${SystemPresence}${TrayIconSuffix}`;

/** Every drawing there is. */
export const trayIconNames: readonly TrayIconName[] = systemPresences.flatMap((presence): TrayIconName[] => [
  presence,
  ...trayIconSuffixes.map((suffix): TrayIconName => `${presence}${suffix}`),
]);

/**
 * The drawing for a snapshot. An icon has room for one mark, so the most serious wins: what waits for the agent, then the
 * answer to their own click, then the connection, then a choice that waits, then a presence long unconfirmed.
 */
export function trayIconName(snapshot: Snapshot): TrayIconName {
  switch (snapshot.session.state) {
    case 'starting':
      return 'unknown';
    case 'signing-in':
      return 'unknown-pending';
    case 'signed-out':
      return 'unknown-attention';
    case 'signed-in':
      return `${snapshot.presence.current?.systemPresence ?? 'unknown'}${suffixOf(snapshot)}`;
  }
}

function suffixOf(snapshot: Snapshot): TrayIconSuffix {
  const { presence, connection, routingStatus } = snapshot;
  const isTimerOver = presence.timer !== null && presence.timer.stage !== 'running';
  const isAsked = presence.notice !== null || isTimerOver || wantsAttention(snapshot);
  if (isAsked || routingStatus === 'not_responding') {
    return '-attention';
  }
  if (presence.wanted?.stage === 'sending') {
    return '-pending';
  }
  if (connection.state === 'offline') {
    return '-disconnected';
  }
  if (presence.wanted !== null) {
    return '-pending';
  }
  return connection.isStale ? '-stale' : '';
}
