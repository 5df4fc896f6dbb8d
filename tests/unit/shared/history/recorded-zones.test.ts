import { describe, expect, it } from 'vitest';
import { historyToCsv } from '../../../../shared/history/csv';
import { isoTimeAsLived } from '../../../../shared/history/iso-time';
import { exportedHistory } from '../../../../shared/history/json';
import { zoneAt } from '../../../../shared/history/recorded-zones';
import { createTranslator } from '../../../../shared/i18n';
import { monday } from './answers';

const noon = Date.parse('2026-10-26T12:00:00+01:00');
/** In London until noon, then in Berlin. */
const travelled = {
  ...monday,
  zones: [
    { from: Date.parse('2026-10-26T06:00:00Z'), timeZone: 'Europe/London' },
    { from: noon, timeZone: 'Europe/Berlin' },
  ],
};

describe('The zone that an instant was lived in', () => {
  it('is the one that was recorded last before it, from its very instant on', () => {
    expect(zoneAt(travelled, noon - 1)).toBe('Europe/London');
    expect(zoneAt(travelled, noon)).toBe('Europe/Berlin');
  });

  it('is the present one where nobody recorded it', () => {
    expect(zoneAt({ zones: [], timeZone: 'Asia/Tokyo' }, noon)).toBe('Asia/Tokyo');
    expect(zoneAt({ ...travelled, timeZone: 'Asia/Tokyo' }, monday.startAt)).toBe('Asia/Tokyo');
  });

  it('gives times the offset of then', () => {
    const iso = isoTimeAsLived(travelled);
    expect([noon - 1_000, noon].map(iso)).toEqual(['2026-10-26T10:59:59+00:00', '2026-10-26T12:00:00+01:00']);
  });

  it('stands in the exports beside each part', () => {
    const parts = exportedHistory(travelled, noon).parts.flatMap((part) => (part.kind === 'presence' ? [part] : []));
    expect(parts.map(({ start, timeZone }) => [start, timeZone])).toEqual([
      ['2026-10-26T07:00:12+00:00', 'Europe/London'],
      ['2026-10-26T12:00:00+01:00', 'Europe/Berlin'],
    ]);
    const lines = historyToCsv(createTranslator('en'), travelled).split('\r\n');
    expect(lines[2]).toContain('2026-10-26T07:00:12+00:00,2026-10-26T12:00:00+01:00,Europe/London');
  });
});
