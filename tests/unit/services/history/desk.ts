import { createMemoryHistoryCache } from '../../../../electron/adapters/memory-history-cache';
import { createMemoryJournal } from '../../../../electron/adapters/memory-journal';
import type { PresenceChange, PresenceRecord } from '../../../../electron/ports';
import { createHistory } from '../../../../electron/services/history/history';
import { historyAnswerSchema } from '../../../../shared/history/answer';
import type { HistoryAnswer } from '../../../../shared/history/answer';
import { createTranslator } from '../../../../shared/i18n';
import type { PresenceDefinition } from '../../../../shared/presence/definition';
import { createSeededChance } from '../../../fakes/chance';
import { FakeHistoryGateway, maya } from '../../../fakes/history-gateway';
import { FakeLog } from '../../../fakes/log';
import { createVirtualTime } from '../../../fakes/virtual-time';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** A Monday morning. */
export const monday = Date.UTC(2026, 0, 5, 8);
export const midnight = Date.UTC(2026, 0, 5);

export const hourly = (from: number, to: number): PresenceRecord[] =>
  Array.from({ length: Math.ceil((to - from) / HOUR_MS) }, (_, index) => {
    const startAt = from + index * HOUR_MS;
    const isLast = startAt + HOUR_MS >= to;
    return {
      startAt,
      endAt: isLast ? null : startAt + HOUR_MS,
      value: index % 2 === 0 ? 'busy' : 'meal',
      systemPresence: 'busy',
    };
  });

/** A history with a cloud of its own, in virtual time. */
export class Desk {
  readonly time = createVirtualTime(monday);
  readonly gateway = new FakeHistoryGateway();
  readonly cache = createMemoryHistoryCache();
  readonly journal = createMemoryJournal(this.time.clock);
  readonly log = new FakeLog();
  keptDays: number | null = null;
  changes = 0;
  definitions: readonly PresenceDefinition[] = [];
  readonly history = createHistory({
    gateway: this.gateway,
    identity: maya,
    cache: this.cache,
    journal: this.journal,
    definitions: () => this.definitions,
    translator: createTranslator('en-GB'),
    timeZone: () => 'UTC',
    keptDays: () => this.keptDays,
    clock: this.time.clock,
    scheduler: this.time.scheduler,
    chance: createSeededChance(),
    log: this.log,
    onChange: () => (this.changes += 1),
  });

  /** Takes the sign-in up, and today's history with it. */
  async signIn(): Promise<void> {
    this.history.resume();
    await this.time.settle();
    this.gateway.asked.length = 0;
  }

  daysAgo(days: number): { startAt: number; endAt: number } {
    return { startAt: midnight - days * DAY_MS, endAt: midnight + DAY_MS };
  }

  /** Reads as the window does, until no more comes. */
  async readAll(range: { startAt: number; endAt: number }): Promise<HistoryAnswer> {
    this.history.read(range, false);
    for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
    await this.time.settle();
    return historyAnswerSchema.parse(this.history.read(range, false));
  }
}

export const change: PresenceChange = {
  previousDefinitionId: null,
  definitionId: 'busy',
  note: 'Claim 4471',
  cause: { kind: 'agent', via: 'tray' },
  decidedAt: null,
  appliedAt: midnight + HOUR_MS,
  seenAt: midnight + HOUR_MS,
  isRecovered: false,
};
