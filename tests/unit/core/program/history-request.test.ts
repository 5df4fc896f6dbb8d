import { describe, expect, it } from 'vitest';
import { readHistoryRequest } from '../../../../electron/core/program/history-request';

/** A Sunday on which the clocks are put back. */
const now = Date.parse('2026-10-25T10:00:00Z');
const context = { userId: 'maya', timeZone: 'Europe/Berlin', now };

const read = (request: object) => readHistoryRequest(request, context);
const between = (start: string, end: string) => ({
  ok: true,
  value: { startAt: Date.parse(start), endAt: Date.parse(end) },
});

describe('Which stretch of history a program asks for', () => {
  it('is of whole local days where dates are given, the last one included', () => {
    const expected = between('2026-10-24T00:00:00+02:00', '2026-10-26T00:00:00+01:00');
    expect(read({ startDate: '2026-10-24', endDate: '2026-10-25' })).toEqual(expected);
  });

  it('is to the instant where times are given', () => {
    const expected = between('2026-10-24T08:00:00Z', '2026-10-24T10:00:00Z');
    expect(read({ startDate: '2026-10-24T08:00:00.000Z', endDate: '2026-10-24T12:00:00+02:00' })).toEqual(expected);
  });

  it('is today without either, and that one day without a start', () => {
    expect(read({})).toEqual(between('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00'));
    expect(read({ endDate: '2026-10-20' })).toEqual(between('2026-10-20T00:00:00+02:00', '2026-10-21T00:00:00+02:00'));
  });

  it.each([
    [{ startDate: 'yesterday' }, 'startDate'],
    [{ startDate: '2026-10-24T08:00:00' }, 'startDate'],
    [{ startDate: '2026-13-01' }, 'startDate'],
    [{ startDate: '2026-10-24', endDate: '2026-10-20' }, 'endDate'],
    [{ startDate: '2024-10-24', endDate: '2026-10-20' }, 'endDate'],
  ])('is not %j, and the field is named', (request, field) => {
    expect(read(request)).toMatchObject({ ok: false, error: { code: 'invalid-request', problems: [{ field }] } });
  });

  it('is that of the signed-in agent alone', () => {
    expect(read({ userId: 'maya' }).ok).toBe(true);
    expect(read({ userId: 'tomas' })).toEqual({ ok: false, error: { code: 'other-user' } });
  });
});
