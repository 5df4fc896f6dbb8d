import { describe, expect, it } from 'vitest';
import type { HistoryAnswer } from '../../../../shared/history/answer';
import { packAnswer, packedAnswerSchema, unpackAnswer } from '../../../../shared/history/packed';
import { routingStatuses } from '../../../../shared/snapshot/standing';
import { berlinDays } from '../../../fakes/history-days';
import { monday } from './answers';
import { anyHistory, partOf } from './arbitraries';
import { fc } from '../../../properties';

const through = (answer: HistoryAnswer): HistoryAnswer =>
  unpackAnswer(packedAnswerSchema.parse(structuredClone(packAnswer(answer))));

describe('An answer that crosses to a window', () => {
  it('is the same there, with its causes, notes, gaps and routing', () => {
    for (const answer of [monday, berlinDays('2026-10-16'), { ...monday, parts: [], routing: [] }]) {
      expect(through(answer)).toEqual(answer);
    }
  });

  it('is the same there whatever it holds', () => {
    const note = fc.option(fc.string(), { nil: '' });
    const status = fc.constantFrom(...routingStatuses);
    fc.assert(
      fc.property(anyHistory, fc.array(note, { minLength: 1 }), fc.array(status), ({ parts }, notes, statuses) => {
        const told = parts.map((part, index) =>
          part.kind === 'gap' ? part : { ...part, note: notes[index % notes.length] ?? '', isOpen: index % 7 === 0 },
        );
        const routing = statuses.map((each, index) => ({ startAt: index * 10, endAt: index * 10 + 9, status: each }));
        const answer = { ...monday, parts: told, routing };
        expect(through(answer)).toEqual(answer);
      }),
    );
  });

  it('says once what many parts say', () => {
    const parts = Array.from({ length: 36_500 }, (_, index) => partOf(index, index + 1));
    expect(packAnswer({ ...monday, parts }).parts.sayings).toHaveLength(1);
  });

  it('loses no part where there are more different notes than an index holds', () => {
    const parts = Array.from({ length: 70_000 }, (_, index) => ({
      ...partOf(index, index + 1),
      note: `note ${index}`,
    }));
    const arrived = through({ ...monday, parts }).parts;
    expect(arrived).toHaveLength(70_000);
    expect(arrived[65_000]).toEqual(parts[65_000]);
    expect(arrived[69_999]).toEqual({ ...parts[69_999], note: '' });
  });

  it('is refused where it does not fit together', () => {
    const packed = packAnswer(monday);
    const { parts } = packed;
    const isRefused = (wrong: object): boolean => !packedAnswerSchema.safeParse({ ...packed, ...wrong }).success;
    expect(isRefused({ parts: { ...parts, times: parts.times.slice(1) } })).toBe(true);
    expect(isRefused({ parts: { ...parts, of: parts.of.map(() => parts.sayings.length) } })).toBe(true);
    expect(isRefused({ parts: monday.parts })).toBe(true);
  });
});
