import type { InactivityEvent } from '../../core/inactivity/events';
import { AUTOMATIC_NOTE } from '../../core/inactivity/state';
import type { FormerPresence, StandingPresence } from '../../core/inactivity/state';
import { definitionOf } from '../../core/presence/pick';
import type { ConfirmedPresence, PresenceState } from '../../core/presence/state';
import type { Journal, PresenceGateway } from '../../ports';
import type { PresenceEngine } from '../presence-engine';

type News =
  | Pick<Extract<InactivityEvent, { type: 'presence-stands' }>, 'type' | 'presence'>
  | Pick<Extract<InactivityEvent, { type: 'deed' | 'not-set' }>, 'type'>;

/** Reads from the presence engine what matters to whoever watches for absences. */
export interface WatchedPresence {
  /** A rule's wish was handed to the engine: what becomes of it is news. */
  await(intentId: string): void;
  /** What is new since this was asked last. */
  news(): readonly News[];
}

const bys = { agent: 'agent', rule: 'rule', elsewhere: 'elsewhere', 'before-start': 'elsewhere' } as const;

export function createWatchedPresence(options: {
  readonly engine: Pick<PresenceEngine, 'state'>;
  readonly gateway: Pick<PresenceGateway, 'clockSkewMs'>;
  readonly journal: Pick<Journal, 'recentChanges'>;
}): WatchedPresence {
  const { engine, gateway, journal } = options;
  let standing: StandingPresence | null = null;
  let lastWish: string | null = null;
  let awaited: string | null = null;

  function standingOf(state: PresenceState, confirmed: ConfirmedPresence): StandingPresence {
    const { definitionId, systemPresence, since, note, cause } = confirmed;
    const isSame = standing?.definitionId === definitionId && standing.began === since;
    return {
      definitionId,
      systemPresence,
      began: since,
      since: isSame && standing !== null ? standing.since : since - gateway.clockSkewMs(),
      by: bys[cause.kind],
      hasAutomaticNote: note === AUTOMATIC_NOTE,
      former: isSame && standing !== null ? standing.former : formerOf(state),
    };
  }

  function formerOf(state: PresenceState): FormerPresence | null {
    if (standing !== null) return { definitionId: standing.definitionId, systemPresence: standing.systemPresence };
    const definitionId = journal.recentChanges(1)[0]?.previousDefinitionId ?? null;
    if (definitionId === null) return null;
    return { definitionId, systemPresence: definitionOf(state, definitionId)?.systemPresence ?? 'unknown' };
  }

  return {
    await(intentId) {
      awaited = intentId;
    },
    news() {
      const state = engine.state();
      const { wanted, confirmed } = state;
      const news: News[] = [];
      if (wanted !== null && wanted.intentId !== lastWish) {
        lastWish = wanted.intentId;
        if (wanted.cause.kind === 'agent') news.push({ type: 'deed' });
      }
      if (confirmed !== null) {
        const presence = standingOf(state, confirmed);
        if (standing === null || !isSame(standing, presence)) {
          standing = presence;
          news.push({ type: 'presence-stands', presence });
        }
      }
      if (awaited !== null && wanted?.intentId !== awaited) {
        awaited = null;
        // Where the presence has come to stand before, this says nothing new.
        news.push({ type: 'not-set' });
      }
      return news;
    },
  };
}

const isSame = (one: StandingPresence, other: StandingPresence): boolean =>
  one.definitionId === other.definitionId &&
  one.began === other.began &&
  one.by === other.by &&
  one.hasAutomaticNote === other.hasAutomaticNote;
