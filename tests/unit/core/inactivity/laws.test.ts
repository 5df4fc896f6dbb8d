import { describe, expect, it } from 'vitest';
import { Desk, HOUR, MINUTE, SECOND } from './person-at-desk';
import type { Interaction } from './person-at-desk';
import { examples, fc } from '../../../properties';

type Deed = (desk: Desk) => void;

/** A deed that a counterexample tells by its name. */
const named = (name: string, deed: Deed): Deed => Object.assign(deed, { [fc.toStringMethod]: () => name });

const length = fc.oneof(
  fc.integer({ min: 0, max: 90 }).map((seconds) => seconds * SECOND),
  fc.integer({ min: 0, max: 70 }).map((minutes) => minutes * MINUTE),
);
const presence = fc.constantFrom('available', 'on_queue', 'busy', 'break', 'meal', 'meeting', 'idle', 'offline');

function interactionIs(desk: Desk, interaction: Interaction): void {
  desk.interaction = interaction;
  if (interaction !== 'unreadable') desk.tell({ type: 'interaction-told', isLive: interaction === 'live' });
}

function answer(desk: Desk): void {
  if (desk.absence !== null) desk.tell({ type: 'answered', absenceId: desk.absence.absenceId });
}

/** What a person, a colleague, the cloud and a computer may do, in any order. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  length.map((ms) => named(`wait ${ms}`, (desk) => desk.wait(ms))),
  length.map((ms) => named(`work ${ms}`, (desk) => desk.work(Math.min(ms, 5 * MINUTE), 20 * SECOND))),
  length.map((ms) => named(`sleep ${ms * 3}`, (desk) => desk.sleep(ms * 3))),
  fc.constant(named('lock', (desk) => desk.lock())),
  fc.constant(named('unlock', (desk) => desk.unlock())),
  fc.constant(named('I’m here', (desk) => desk.tell({ type: 'im-here' }))),
  fc
    .tuple(presence, fc.constantFrom('agent', 'elsewhere'))
    .map(([to, by]) => named(`${to} by ${by}`, (desk) => desk.stands(to, by))),
  fc
    .constantFrom('none', 'live', 'unreadable')
    .map((interaction) => named(`interaction ${interaction}`, (desk) => interactionIs(desk, interaction))),
  fc.integer({ min: -48, max: 48 }).map((hours) => named(`clock ${hours} h`, (desk) => desk.setClock(hours * HOUR))),
  fc.boolean().map((isTrusted) => named(`trusted ${isTrusted}`, (desk) => void (desk.isTrusted = isTrusted))),
  fc.constantFrom('sets', 'refuses').map((cloud) => named(`cloud ${cloud}`, (desk) => void (desk.cloud = cloud))),
  fc.constant(named('answer', answer)),
);

const lockRules = { lock: { action: 'away', afterMs: 45 * SECOND } } as const;

describe('Whatever happens at a desk', () => {
  it('nothing is set while an interaction is live or unreadable, nor sooner than its threshold allows', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), fc.boolean(), (deeds, hasLockRule) => {
        const desk = Desk.at('available', hasLockRule ? lockRules : {});
        for (const act of deeds) {
          const before = desk.sets.length;
          act(desk);
          const isFree = desk.interaction === 'none';
          // The world only changes between deeds.
          if (!isFree) expect(desk.sets.length).toBe(before);
        }
        // Some sources count whole seconds.
        desk.sets.forEach(({ rule }, index) => {
          if (rule === 'idle') expect(desk.idleForMs[index]).toBeGreaterThan(30 * MINUTE - SECOND);
        });
      }),
      { numRuns: examples(300) },
    );
  });

  it('each absence has one card, which never comes again once it was answered', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const desk = Desk.at('on_queue', lockRules);
        for (const act of deeds) act(desk);
        expect(new Set(desk.absences).size).toBe(desk.absences.length);
      }),
      { numRuns: examples(300) },
    );
  });

  it('whoever works is left alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 1_700 }), (hours, everySeconds) => {
        const desk = Desk.at('available');
        desk.work(hours * HOUR, everySeconds * SECOND);
        expect(desk.sets).toEqual([]);
      }),
    );
  });
});
