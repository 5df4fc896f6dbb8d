import { describe, expect, it } from 'vitest';
import { csvCell, historyToCsv } from '../../../../shared/history/csv';
import { exportedHistorySchema, historyToJson } from '../../../../shared/history/json';
import { createTranslator } from '../../../../shared/i18n';
import { monday } from './answers';
import { anyHistory } from './arbitraries';
import { fc } from '../../../properties';

const translator = createTranslator('en-GB');

/** As RFC 4180 says: a reader of our own, so that quoting is held against a second opinion. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /("((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    rows.at(-1)?.push(match[2]?.replaceAll('""', '"') ?? match[3] ?? '');
    if (match[4] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('A history as CSV', () => {
  it('has a line for each part, with offset, zone, seconds and cause', () => {
    const [head, ...lines] = readCsv(historyToCsv(translator, monday).slice(1));
    expect(head).toEqual([
      ...['Start', 'End', 'Time zone', 'Seconds', 'System presence', 'Status', 'Presence definition', 'Cause', 'Note'],
      'Ongoing',
    ]);
    const gap = ['2026-10-26T00:00:00+01:00', '2026-10-26T08:00:12+01:00', 'Europe/Berlin', '28812'];
    const queue = ['2026-10-26T08:00:12+01:00', '2026-10-26T12:00:00+01:00', 'Europe/Berlin', '14388'];
    expect(lines).toEqual([
      [...gap, '', 'Not recorded', '', '', '', 'no'],
      [...queue, 'on_queue', 'On Queue', 'on_queue', 'Not known here', '', 'no'],
      [
        ...['2026-10-26T12:00:00+01:00', '', 'Europe/Berlin', '1334', 'busy', 'After-call admin', 'admin'],
        ...['Set by you with a shortcut', '\'=HYPERLINK("http://x","Claim 4471, write-up")', 'yes'],
      ],
    ]);
  });

  it('opens as UTF-8 in a spreadsheet', () => {
    expect(historyToCsv(translator, monday).charCodeAt(0)).toBe(0xfeff);
  });

  it('has seconds that add up to the whole', () => {
    fc.assert(
      fc.property(anyHistory, ({ interval, parts }) => {
        const [, ...lines] = readCsv(historyToCsv(translator, { ...monday, ...interval, parts: [...parts] }).slice(1));
        const seconds = lines.reduce((total, line) => total + Number(line[3]), 0);
        expect(seconds).toBe(Math.floor(interval.endAt / 1_000) - Math.floor(interval.startAt / 1_000));
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1'])('takes %j for no formula', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('keeps any text as it is, but for what guards it', () => {
    const unit = fc.constantFrom(...'="\'\r\n\t, @-+a', 'ü', '\u{1F600}');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(readCsv(`${csvCell(text)}\r\n`)[0]?.[0]?.replace(/^'/, '')).toBe(text.replace(/^'/, ''));
      }),
    );
  });
});

describe('A history as JSON', () => {
  it('fits what it promises to programs', () => {
    const read = exportedHistorySchema.parse(JSON.parse(historyToJson(monday, monday.parts.at(-1)?.endAt ?? 0)));
    expect(read).toMatchObject({
      timeZone: 'Europe/Berlin',
      exportedAt: '2026-10-26T12:22:14+01:00',
      start: '2026-10-26T00:00:00+01:00',
      end: '2026-10-27T00:00:00+01:00',
      source: 'cloud',
    });
    expect(read.parts).toHaveLength(3);
    expect(read.parts[2]).toEqual({
      kind: 'presence',
      timeZone: 'Europe/Berlin',
      start: '2026-10-26T12:00:00+01:00',
      end: null,
      seconds: 1_333.1,
      systemPresence: 'busy',
      definitionId: 'admin',
      label: 'After-call admin',
      cause: { kind: 'agent', via: 'shortcut' },
      note: '=HYPERLINK("http://x","Claim 4471, write-up")',
    });
    expect(read.routing).toEqual([
      { start: '2026-10-26T08:00:12+01:00', end: '2026-10-26T12:00:00+01:00', status: 'interacting' },
    ]);
  });
});
