import { describe, expect, it } from 'vitest';
import { formatDuration, formatSpokenDuration } from '../../../../shared/format';
import { createTranslator } from '../../../../shared/i18n';

const translator = createTranslator('en-GB');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a duration for the eye', () => {
  it.each([
    [-5 * MINUTE, 'just now'],
    [0, 'just now'],
    [MINUTE - 1, 'just now'],
    [MINUTE, '1 m'],
    [59 * MINUTE + 59_999, '59 m'],
    [HOUR, '1 h 00 m'],
    [HOUR + 5 * MINUTE, '1 h 05 m'],
    [HOUR + 12 * MINUTE, '1 h 12 m'],
    [24 * HOUR - 1, '23 h 59 m'],
    [51 * HOUR, '2 d 3 h'],
  ])('shows %i ms as "%s"', (durationMs, expected) => {
    expect(formatDuration(translator, durationMs)).toBe(expected);
  });
});

describe('a duration for the ear', () => {
  it.each([
    [0, 'less than a minute'],
    [MINUTE, '1 minute'],
    [6 * MINUTE, '6 minutes'],
    [HOUR, '1 hour'],
    [HOUR + 12 * MINUTE, '1 hour 12 minutes'],
    [26 * HOUR, '1 day 2 hours'],
    [48 * HOUR, '2 days'],
  ])('says %i ms as "%s"', (durationMs, expected) => {
    expect(formatSpokenDuration(translator, durationMs)).toBe(expected);
  });
});
