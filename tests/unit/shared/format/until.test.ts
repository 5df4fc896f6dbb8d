import { describe, expect, it } from 'vitest';
import { formatUntil } from '../../../../shared/format';
import { createTranslator } from '../../../../shared/i18n';

const t = createTranslator('en-GB');
const now = Date.parse('2026-10-22T11:54:00Z');

describe('When something will end', () => {
  it.each([
    ['today', '2026-10-22T16:30:00Z', '16:30'],
    ['tomorrow', '2026-10-23T08:00:00Z', 'Fri 08:00'],
    ['in six days', '2026-10-28T08:00:00Z', 'Wed 08:00'],
    ['in a week', '2026-10-29T08:00:00Z', '29 Oct 08:00'],
    ['and should have long ended', '2026-10-20T08:00:00Z', '08:00'],
  ])('%s is told as people say it', (_what, until, expected) => {
    expect(formatUntil(t, Date.parse(until), now, 'UTC')).toBe(expected);
  });
});
