import { describe, expect, it } from 'vitest';
import { historyDays } from '../../../../shared/history/days';
import {
  formatColumnDuration,
  formatExactDuration,
  formatShare,
  formatTableDuration,
} from '../../../../shared/history/format';
import { lengthMs } from '../../../../shared/history/interval';
import { definitionNames, tableDays } from '../../../../shared/history/table-rows';
import { createTranslator } from '../../../../shared/i18n';
import { monday } from './answers';
import { anyHistory, anyZone } from './arbitraries';
import { fc } from '../../../properties';

const translator = createTranslator('en-GB');

describe('The table', () => {
  it('says of each part what the chart says, the newest day first', () => {
    const days = historyDays(monday, monday.parts, 'Europe/Berlin');
    const [day] = tableDays(translator, days, definitionNames(monday.definitions));
    expect(day?.date).toBe('2026-10-26');
    expect(day?.rows.map(({ status, secondary, cause }) => [status, secondary, cause])).toEqual([
      ['Not recorded', '', ''],
      ['On Queue', '', 'Not known here'],
      ['Busy', 'After-call admin', 'Set by you with a shortcut'],
    ]);
    expect(day?.rows[2]).toMatchObject({ isOpen: true, lengthMs: 1_333_100 });
  });

  it('is as long as the history', () => {
    fc.assert(
      fc.property(anyHistory, anyZone, ({ interval, parts }, timeZone) => {
        const days = tableDays(translator, historyDays(interval, parts, timeZone), new Map());
        const whole = days.flatMap(({ rows }) => rows).reduce((total, row) => total + row.lengthMs, 0);
        expect(whole).toBe(lengthMs(interval));
      }),
    );
  });
});

describe('Lengths', () => {
  it.each([
    [-1, '0:00', '0:00:00', '0 s'],
    [14_900, '0:00', '0:00:14', '14 s'],
    [22 * 60_000 + 14_000, '0:22', '0:22:14', '22 min 14 s'],
    [(8 * 60 + 34) * 60_000, '8:34', '8:34:00', '8 h 34 min 00 s'],
    [131 * 3_600_000, '131:00', '131:00:00', '131 h 00 min 00 s'],
  ])('of %i ms are %s in a column, %s in the table, %s in words', (ms, column, table, words) => {
    expect(formatColumnDuration(ms)).toBe(column);
    expect(formatTableDuration(ms)).toBe(table);
    expect(formatExactDuration(translator, ms)).toBe(words);
  });

  it.each([
    [0, '0 %'],
    [0.004, '<1 %'],
    [0.454, '45 %'],
    [0.999, '99 %'],
    [1, '100 %'],
  ])('of %s of the whole are %s', (share, text) => {
    expect(formatShare(translator, share)).toBe(text);
  });
});
