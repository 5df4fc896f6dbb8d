import { formatCause, formatFailure, formatMissed } from '../../shared/format';
import type { Translator } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';
import type { Politeness } from '../app-context';

export interface Announcement {
  readonly text: string;
  readonly politeness: Politeness;
}

/** What was spoken before, so that nothing is said twice. */
export interface SpokenMemory {
  readonly snapshot: Snapshot;
  /** The wish whose failure was told; each further try of it stays silent. */
  readonly toldIntentId: string | null;
  readonly isConnectionLost: boolean;
}

export const memoryOf = (snapshot: Snapshot): SpokenMemory => ({
  snapshot,
  toldIntentId: snapshot.presence.wanted?.failure ? snapshot.presence.wanted.intentId : null,
  isConnectionLost: snapshot.connection.state === 'offline',
});

/** What a screen reader is told when one picture follows another; the most serious only. Null when there is nothing new. */
export function announcementOf(memory: SpokenMemory, next: Snapshot, translator: Translator): Announcement | null {
  return (
    newNotice(memory, next, translator) ??
    newStanding(memory, next, translator) ??
    newFailure(memory, next, translator) ??
    newPresence(memory, next, translator) ??
    newConnection(memory, next, translator)
  );
}

/** The memory after a picture was announced. */
export function remember(memory: SpokenMemory, next: Snapshot): SpokenMemory {
  const wanted = next.presence.wanted;
  const isSameWish = wanted !== null && wanted.intentId === memory.toldIntentId;
  return {
    snapshot: next,
    toldIntentId: wanted !== null && (wanted.failure !== null || isSameWish) ? wanted.intentId : null,
    isConnectionLost:
      next.connection.state === 'offline' || (memory.isConnectionLost && next.connection.state === 'connecting'),
  };
}

function newNotice({ snapshot }: SpokenMemory, next: Snapshot, translator: Translator): Announcement | null {
  const notice = next.presence.notice;
  if (notice === null || JSON.stringify(notice) === JSON.stringify(snapshot.presence.notice)) return null;
  if (notice.kind === 'conflict') {
    const text = translator.text('spoken.conflict', { theirs: notice.theirsLabel, mine: notice.mineLabel });
    return { text, politeness: 'assertive' };
  }
  if (notice.kind === 'automatic-missed') {
    return { text: formatMissed(translator, notice, notice.at), politeness: 'assertive' };
  }
  const reason = formatFailure(translator, notice.code, notice.detail);
  return { text: translator.text('spoken.not-set', { label: notice.label, reason }), politeness: 'assertive' };
}

/** What stands beside the presence: the queue passes the agent by, something follows, others see something else. */
function newStanding({ snapshot }: SpokenMemory, next: Snapshot, translator: Translator): Announcement | null {
  if (next.routingStatus === 'not_responding' && snapshot.routingStatus !== 'not_responding') {
    return { text: translator.text('spoken.not-responding'), politeness: 'assertive' };
  }
  const { future, otherSource, timer } = next.presence;
  if (timer !== null && timer.stage !== 'running' && snapshot.presence.timer?.stage === 'running') {
    return { text: translator.text('spoken.timer-over', { label: timer.label }), politeness: 'polite' };
  }
  if (future !== null && future.definitionId !== snapshot.presence.future?.definitionId) {
    return { text: translator.text('spoken.future', { label: future.label }), politeness: 'polite' };
  }
  if (otherSource !== null && otherSource.name !== snapshot.presence.otherSource?.name) {
    const source = otherSource.name ?? translator.text('notice.other-source.unnamed');
    return { text: translator.text('spoken.other-source', { source }), politeness: 'polite' };
  }
  return null;
}

function newFailure({ toldIntentId }: SpokenMemory, next: Snapshot, translator: Translator): Announcement | null {
  const wanted = next.presence.wanted;
  if (wanted === null || wanted.failure === null || wanted.intentId === toldIntentId) return null;
  const reason = formatFailure(translator, wanted.failure.code, wanted.failure.detail);
  return {
    text:
      wanted.label === null
        ? translator.text('spoken.waiting-note', { reason })
        : translator.text('spoken.waiting', { label: wanted.label, reason }),
    politeness: 'assertive',
  };
}

function newPresence({ snapshot }: SpokenMemory, next: Snapshot, translator: Translator): Announcement | null {
  const before = snapshot.presence.current;
  const current = next.presence.current;
  if (before === null || current === null) return null;
  if (before.definitionId === current.definitionId) {
    const wasOurs = snapshot.presence.wanted?.note === current.note;
    return wasOurs && before.note !== current.note
      ? { text: translator.text('spoken.note-set'), politeness: 'polite' }
      : null;
  }
  const { label, cause } = current;
  switch (cause.kind) {
    case 'elsewhere':
      return { text: translator.text('spoken.changed-elsewhere', { label }), politeness: 'assertive' };
    case 'rule': {
      const text = translator.text('spoken.set-by-rule', { label, cause: formatCause(translator, cause) });
      return { text, politeness: 'polite' };
    }
    case 'agent':
    case 'before-start':
      return { text: translator.text('spoken.set', { label }), politeness: 'polite' };
  }
}

function newConnection(
  { isConnectionLost }: SpokenMemory,
  next: Snapshot,
  translator: Translator,
): Announcement | null {
  if (next.session.state !== 'signed-in') return null;
  if (!isConnectionLost && next.connection.state === 'offline') {
    return { text: translator.text('spoken.connection-lost'), politeness: 'polite' };
  }
  if (isConnectionLost && next.connection.state === 'live') {
    return { text: translator.text('spoken.connection-back'), politeness: 'polite' };
  }
  return null;
}
