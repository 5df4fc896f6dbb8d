import type { IdleSourceHealth, IdleSourceName } from '../../../shared/inactivity/idle-source';
import { bearWitness, contradicts, isWitness } from './bear-witness';
import type { Moment } from './moment';
import { hear, newRecord, type Answer, type SourceKind, type SourceRecord } from './source-record';

/** All sources, most direct first, with what is known of each. */
export type SourceChain = readonly SourceRecord[];

export interface Judgement {
  readonly chain: SourceChain;
  /** Null when no source is trusted, or none of the trusted ones has answered this time. */
  readonly reading: { readonly idleMs: number; readonly source: IdleSourceName } | null;
  /** Two trusted sources contradict each other: further readings show which of them is wrong. */
  readonly isDisputed: boolean;
  /** Another source is in use than before, or the standing of one has changed. */
  readonly hasChanged: boolean;
}

export function createChain(kinds: readonly SourceKind[]): SourceChain {
  return kinds.map(newRecord);
}

/**
 * Takes what all sources said at one moment. The most direct trusted one is believed; while another contradicts it that has
 * counted before, the later input counts: to set somebody offline who is there is worse than to be late.
 */
export function judge(chain: SourceChain, answers: ReadonlyMap<IdleSourceName, Answer>, moment: Moment): Judgement {
  const heard = chain.map((record) => hear(record, answers.get(record.kind.name) ?? 'absent', moment));
  const judged = bearWitness(heard);
  const first = judged.find(({ standing, failures }) => standing.state === 'trusted' && failures === 0) ?? null;
  const contradicting = judged.filter(
    (record) => record.hasRisen && first !== null && contradicts(record, first) && isWitness(record),
  );
  const believed = [...contradicting, ...(first === null ? [] : [first])].sort(
    (one, other) => idleOf(one) - idleOf(other),
  )[0];
  return {
    chain: judged,
    reading: believed === undefined ? null : { idleMs: idleOf(believed), source: believed.kind.name },
    isDisputed: judged.some((one) => judged.some((other) => contradicts(one, other))),
    hasChanged: judged.some((record, index) => standingOf(record) !== standingOf(chain[index])),
  };
}

export function healthOf(chain: SourceChain): readonly IdleSourceHealth[] {
  return chain.map(({ kind: { name }, standing, last }) => {
    const lastReading = last && { idleMs: last.idleMs, atMs: last.moment.atMs };
    return standing.state === 'demoted'
      ? { name, state: standing.state, fault: standing.fault, lastReading }
      : { name, state: standing.state, lastReading };
  });
}

/** The source in use; null when none is trusted. */
export function sourceInUse(chain: SourceChain): IdleSourceName | null {
  return chain.find(({ standing }) => standing.state === 'trusted')?.kind.name ?? null;
}

function idleOf(record: SourceRecord): number {
  return record.last?.idleMs ?? 0;
}

function standingOf(record: SourceRecord | undefined): string {
  const standing = record?.standing;
  return standing?.state === 'demoted' ? standing.fault : String(standing?.state);
}
