import { describe, expect, it } from 'vitest';
import type { PresenceChange } from '../../../../electron/core/presence/journal-entries';
import { rehearse } from '../../../../electron/core/inactivity/rehearse';
import type { IdleSpell } from '../../../../electron/core/inactivity/state';
import { inactivityRulesSchema } from '../../../../shared/inactivity/rules';
import type { Cause } from '../../../../shared/presence/cause';
import type { SystemPresence } from '../../../../shared/presence/system-presence';

const MINUTE = 60_000;
const start = Date.UTC(2026, 9, 19, 8);
const at = (minutes: number): number => start + minutes * MINUTE;
const byAgent: Cause = { kind: 'agent', via: 'tray' };
const tenMinutes = inactivityRulesSchema.parse({ expiryMinutes: 10 });

const change = (minutes: number, definitionId: SystemPresence, cause: Cause = byAgent): PresenceChange => ({
  previousDefinitionId: null,
  definitionId,
  note: '',
  cause,
  decidedAt: null,
  appliedAt: at(minutes),
  seenAt: at(minutes),
  isRecovered: false,
});

const spell = (from: number, until: number, slept?: readonly [number, number]): IdleSpell => ({
  from: at(from),
  until: at(until),
  suspendedAt: slept === undefined ? null : at(slept[0]),
  resumedAt: slept === undefined ? null : at(slept[1]),
});

const replay = (changes: readonly PresenceChange[], spells: readonly IdleSpell[], rules = tenMinutes) =>
  rehearse(
    rules,
    { changes, spells, recordedSince: start, systemPresenceOf: (id) => id as SystemPresence },
    start - MINUTE,
    at(600),
  );

describe('With ten minutes the agent', () => {
  it('would have been set Offline by each longer absence, and by one that was over too soon', () => {
    const { expiries, shortCount } = replay([change(0, 'busy')], [spell(5, 14), spell(20, 32), spell(60, 120)]);
    expect(expiries.map((expiry) => expiry.at)).toEqual([at(30), at(70)]);
    expect(shortCount).toBe(1);
  });

  it('would have been left alone in a meeting', () => {
    expect(replay([change(0, 'meeting')], [spell(5, 120)]).expiries).toEqual([]);
  });

  it('would have been set Offline all the same where a rule did so at the time', () => {
    const setOffline = change(35, 'offline', { kind: 'rule', rule: 'idle' });
    expect(replay([change(0, 'busy'), setOffline], [spell(5, 120)]).expiries).toMatchObject([{ at: at(15) }]);
  });

  it('would have been left alone after somebody else changed the presence in their absence', () => {
    const elsewhere = change(12, 'available', { kind: 'elsewhere' });
    expect(replay([change(0, 'busy'), elsewhere], [spell(5, 120)]).expiries).toEqual([]);
  });

  it('would have been watched on from a change that a program made here', () => {
    expect(replay([change(0, 'busy'), change(12, 'available')], [spell(5, 120)]).expiries).toMatchObject([
      { at: at(22), systemPresence: 'available' },
    ]);
  });

  it('would have been set Offline twice in one absence where a program set a presence after the first time', () => {
    const { expiries } = replay([change(0, 'busy'), change(60, 'available')], [spell(5, 120)]);
    expect(expiries.map((expiry) => expiry.at)).toEqual([at(15), at(70)]);
  });

  it('would not have been set Offline by a sleep that they ended themselves', () => {
    expect(replay([change(0, 'busy')], [spell(5, 65, [6, 64])]).expiries).toEqual([]);
    expect(replay([change(0, 'busy')], [spell(5, 90, [6, 64])]).expiries).toMatchObject([{ at: at(66) }]);
  });

  it('is told nothing where automatic offline would be switched off', () => {
    const off = inactivityRulesSchema.parse({ isEnabled: false });
    expect(replay([change(0, 'busy')], [spell(5, 300)], off).expiries).toEqual([]);
  });
});

describe('A rehearsal', () => {
  it('says since when anything is known', () => {
    expect(replay([], []).recordedSince).toBe(start);
  });
});
