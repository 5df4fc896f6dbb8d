// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../../../renderer/announcements/announcement-of';
import { announcementOf, memoryOf, remember } from '../../../../renderer/announcements/announcement-of';
import { createTranslator } from '../../../../shared/i18n';
import type { Snapshot } from '../../../../shared/snapshot';
import { noonish, presenceOf, snapshotOf, wantedOf } from '../../../fakes/snapshot';

const translator = createTranslator('en');

/** What is spoken at each picture after the first. */
function spokenAlong(first: Snapshot, ...next: Snapshot[]): (Announcement | null)[] {
  let memory = memoryOf(first);
  return next.map((snapshot) => {
    const announcement = announcementOf(memory, snapshot, translator);
    memory = remember(memory, snapshot);
    return announcement;
  });
}

const polite = (text: string): Announcement => ({ text, politeness: 'polite' });
const assertive = (text: string): Announcement => ({ text, politeness: 'assertive' });
const failure = { code: 'timeout', detail: '', retryAt: noonish + 8_000 } as const;
const toBreak = snapshotOf({ presence: { current: presenceOf('break', 'Break') } });

describe('what a screen reader is told', () => {
  it('is politely that a choice was confirmed', () => {
    const pending = snapshotOf({ presence: { wanted: wantedOf('Break') } });
    expect(spokenAlong(snapshotOf(), pending, toBreak)).toEqual([null, polite('Break, set')]);
  });

  it('is at once that they are not responding, and politely what follows and what others see, each once', () => {
    const notResponding = snapshotOf({ routingStatus: 'not_responding' });
    expect(spokenAlong(snapshotOf(), notResponding, notResponding)).toEqual([
      assertive('You are not responding. Go back to Idle to be offered interactions.'),
      null,
    ]);
    const following = snapshotOf({ presence: { future: { definitionId: 'break', label: 'Break' } } });
    expect(spokenAlong(snapshotOf(), following, following)).toEqual([
      polite('Break follows after this interaction'),
      null,
    ]);
    const elsewhere = snapshotOf({ presence: { otherSource: { name: null } } });
    expect(spokenAlong(snapshotOf(), elsewhere, elsewhere)).toEqual([polite('Others see another source'), null]);
  });

  it('is at once that somebody else changed it', () => {
    const current = presenceOf('meeting', 'Meeting', { cause: { kind: 'elsewhere' } });
    expect(spokenAlong(snapshotOf(), snapshotOf({ presence: { current } }))).toEqual([
      assertive('Changed elsewhere to Meeting'),
    ]);
  });

  it('is the conflict instead, when both happen', () => {
    const notice = { kind: 'conflict', theirsLabel: 'Meeting', mineLabel: 'Break', mineDefinitionId: 'break' } as const;
    const current = presenceOf('meeting', 'Meeting', { cause: { kind: 'elsewhere' } });
    const next = snapshotOf({ presence: { current, notice } });
    expect(spokenAlong(snapshotOf(), next, next)).toEqual([
      assertive('Changed elsewhere to Meeting. You chose Break at the same moment.'),
      null,
    ]);
  });

  it('is the rule that changed it', () => {
    const current = presenceOf('offline', 'Offline', { cause: { kind: 'rule', rule: 'idle' } });
    expect(spokenAlong(snapshotOf(), snapshotOf({ presence: { current } }))).toEqual([
      polite('Offline. Rule: away from the computer'),
    ]);
  });

  it('is once that a wish waits, and not again at each further try', () => {
    const sending = snapshotOf({ presence: { wanted: wantedOf('Break') } });
    const waiting = snapshotOf({ presence: { wanted: wantedOf('Break', { stage: 'waiting', failure }) } });
    const told = assertive('Break is not set yet. Genesys Cloud does not answer.');
    expect(spokenAlong(snapshotOf(), sending, waiting, sending, waiting)).toEqual([null, told, null, null]);
    const newer = snapshotOf({ presence: { wanted: wantedOf('Meal', { stage: 'waiting', failure }) } });
    expect(spokenAlong(waiting, newer)).toEqual([assertive('Meal is not set yet. Genesys Cloud does not answer.')]);
  });

  it('is at once that a choice was given up, with the reason', () => {
    const notice = { kind: 'not-set', label: 'Break', code: 'permission-missing', detail: 'a:b:c' } as const;
    expect(spokenAlong(snapshotOf(), snapshotOf({ presence: { notice } }))).toEqual([
      assertive('Break was not set. Your role lacks the permission a:b:c.'),
    ]);
  });

  it('is that the note was set, and not a note written elsewhere', () => {
    const wanted = wantedOf('x', { definitionId: null, label: null, note: 'Lunch' });
    const noted = snapshotOf({ presence: { current: presenceOf('on_queue', 'On Queue', { note: 'Lunch' }) } });
    expect(spokenAlong(snapshotOf({ presence: { wanted } }), noted)).toEqual([polite('Note set')]);
    expect(spokenAlong(snapshotOf(), noted)).toEqual([null]);
  });

  it('is that the connection was lost and came back, silent about the attempts between', () => {
    const offline = snapshotOf({ connection: { state: 'offline' } });
    const connecting = snapshotOf({ connection: { state: 'connecting' } });
    expect(spokenAlong(snapshotOf(), offline, connecting, offline, connecting, snapshotOf())).toEqual([
      polite('Connection lost'),
      null,
      null,
      null,
      polite('Connected again'),
    ]);
    expect(spokenAlong(connecting, snapshotOf())).toEqual([null]);
  });

  it('is nothing when only times and routing change', () => {
    expect(
      spokenAlong(snapshotOf(), snapshotOf({ routingStatus: 'idle', connection: { confirmedAt: noonish } })),
    ).toEqual([null]);
  });
});
