import { describe, expect, it } from 'vitest';
import { pauseEndOf } from '../../../../electron/core/inactivity/pause-end';

const at = (iso: string): number => Date.parse(iso);

describe('A pause of automatic offline', () => {
  it.each([
    ['an ordinary day', 'Europe/Berlin', '2026-10-20T09:30:00+02:00', '2026-10-21T00:00:00+02:00'],
    [
      'the day that is 25 hours long, before the clocks are put back',
      'Europe/Berlin',
      '2026-10-25T01:00:00+02:00',
      '2026-10-26T00:00:00+01:00',
    ],
    ['the same day, after that', 'Europe/Berlin', '2026-10-25T02:30:00+01:00', '2026-10-26T00:00:00+01:00'],
    ['the day that is 23 hours long', 'Europe/Berlin', '2026-03-29T01:30:00+01:00', '2026-03-30T00:00:00+02:00'],
    [
      'a day whose clocks move by half an hour',
      'Australia/Lord_Howe',
      '2026-04-05T00:10:00+11:00',
      '2026-04-06T00:00:00+10:30',
    ],
    ['a day before one that has no midnight', 'Africa/Cairo', '2026-04-23T20:00:00+02:00', '2026-04-24T01:00:00+03:00'],
    ['the last minute of a day', 'America/New_York', '2026-11-01T23:59:00-05:00', '2026-11-02T00:00:00-05:00'],
  ])('for today ends with %s', (_, zone, now, end) => {
    expect(new Date(pauseEndOf('today', at(now), zone)).toISOString()).toBe(new Date(at(end)).toISOString());
  });

  it('for an hour is an hour long, whatever the clocks do in it', () => {
    const now = at('2026-10-25T02:30:00+02:00');
    expect(pauseEndOf('one-hour', now, 'Europe/Berlin') - now).toBe(3_600_000);
  });
});
