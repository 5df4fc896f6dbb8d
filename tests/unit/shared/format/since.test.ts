import { describe, expect, it } from 'vitest';
import {
  formatClockTime,
  formatClockTimeWithSeconds,
  formatMoment,
  formatSince,
  formatSinceLine,
} from '../../../../shared/format';
import { createTranslator } from '../../../../shared/i18n';

const berlin = 'Europe/Berlin';
const british = createTranslator('en-GB');
const now = Date.parse('2026-10-29T11:54:00+01:00');
const since = (instant: string): string => formatSince(british, Date.parse(instant), now, berlin);

describe('the time of day', () => {
  it('is written as the locale writes it', () => {
    const at = Date.parse('2026-10-29T07:05:09+01:00');
    expect(formatClockTime(at, 'en-GB', berlin)).toBe('07:05');
    expect(formatClockTime(at, 'de-DE', berlin)).toBe('07:05');
    expect(formatClockTime(at, 'en-US', berlin)).toMatch(/^7:05\sAM$/);
    expect(formatClockTimeWithSeconds(at, 'en-GB', berlin)).toBe('07:05:09');
  });
});

describe('a since-line', () => {
  it('names only the time on the same day', () => {
    expect(since('2026-10-29T10:42:00+01:00')).toBe('since 10:42');
    expect(since('2026-10-29T00:00:00+01:00')).toBe('since 00:00');
  });

  it('says yesterday for the local day before, however few hours ago', () => {
    expect(since('2026-10-28T23:59:00+01:00')).toBe('since yesterday 23:59');
  });

  it('names the weekday within a week and the date before that', () => {
    expect(since('2026-10-26T16:30:00+01:00')).toBe('since Mon 16:30');
    expect(since('2026-10-22T16:30:00+02:00')).toBe('since 22 Oct 16:30');
  });

  it('counts local calendar days across the night in which the clocks change', () => {
    const monday = Date.parse('2026-10-26T00:30:00+01:00');
    expect(formatSince(british, Date.parse('2026-10-25T00:10:00+02:00'), monday, berlin)).toBe('since yesterday 00:10');
  });

  it('takes a moment in the future, of a clock set back, for today', () => {
    expect(since('2026-10-30T10:00:00+01:00')).toBe('since 10:00');
  });

  it('carries the running time', () => {
    expect(formatSinceLine(british, Date.parse('2026-10-29T10:42:00+01:00'), now, berlin)).toBe(
      'since 10:42 · 1 h 12 m',
    );
  });
});

describe('a moment', () => {
  const moment = (instant: string): string => formatMoment(british, Date.parse(instant), now, berlin);

  it('is a time of day today, also ahead of a clock set back, and names an earlier day', () => {
    expect(moment('2026-10-29T10:42:00+01:00')).toBe('10:42');
    expect(moment('2026-10-30T10:42:00+01:00')).toBe('10:42');
    expect(moment('2026-10-28T23:59:00+01:00')).toBe('yesterday 23:59');
    expect(moment('2026-10-26T16:30:00+01:00')).toBe('Mon 16:30');
    expect(moment('2026-10-22T16:30:00+02:00')).toBe('22 Oct 16:30');
  });
});
