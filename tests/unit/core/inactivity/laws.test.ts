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

/** Nobody clicks under the lock. */
function click(desk: Desk, what: () => void): void {
  if (desk.isLocked) return;
  desk.input();
  what();
}

function answer(desk: Desk): void {
  const { absence } = desk;
  if (absence !== null) click(desk, () => desk.tell({ type: 'answered', absenceId: absence.absenceId }));
}

function offlineElsewhere(desk: Desk): void {
  desk.stands('offline', 'elsewhere', { hasAutomaticNote: true });
}

function quit(desk: Desk): void {
  desk.tell({ type: 'ending' });
  desk.restart();
}

function pause(desk: Desk, ms: number): void {
  desk.tell({ type: 'paused', until: desk.now + ms, isLength: true });
}

const lockRules = [
  { action: 'nothing', afterMs: 30 * SECOND },
  { action: 'away', afterMs: 45 * SECOND },
  { action: 'offline', afterMs: 0 },
] as const;

/** What a person, a colleague, the cloud and a computer may do, in any order. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  length.map((ms) => named(`wait ${ms}`, (desk) => desk.wait(ms))),
  length.map((ms) => named(`work ${ms}`, (desk) => desk.work(Math.min(ms, 5 * MINUTE), 20 * SECOND))),
  length.map((ms) => named(`sleep ${ms * 3}`, (desk) => desk.sleep(ms * 3))),
  fc.constant(named('lock', (desk) => desk.lock())),
  fc.constant(named('unlock', (desk) => desk.unlock())),
  fc.constant(named('I’m here', (desk) => click(desk, () => desk.tell({ type: 'im-here' })))),
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
  fc.constant(named('restart', (desk) => desk.restart())),
  fc.constant(named('quit and start again', quit)),
  fc.constant(named('offline by another computer', offlineElsewhere)),
  fc.boolean().map((isHeld) => named(`card held ${isHeld}`, (desk) => desk.tell({ type: 'card-held', isHeld }))),
  length.map((ms) => named(`pause ${ms}`, (desk) => pause(desk, ms))),
  fc.constant(named('end the pause', (desk) => desk.tell({ type: 'pause-ended' }))),
  fc
    .record({
      isEnabled: fc.boolean(),
      expiryMinutes: fc.constantFrom(null, 10, 50),
      lock: fc.constantFrom(...lockRules),
      sleep: fc.record({ action: fc.constantFrom('nothing', 'away', 'offline') }),
      quit: fc.record({ action: fc.constantFrom('nothing', 'offline') }),
      return: fc.constantFrom('remind', 'ask', 'automatic'),
    })
    .map((rules) => named(`rules ${JSON.stringify(rules)}`, (desk) => desk.changeRules(rules))),
);

const deeds = fc.array(deed, { maxLength: 40 });

describe('Whatever happens at a desk', () => {
  it('nothing is set while an interaction is live or unreadable, nor while rules may not act', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const desk = Desk.at('available');
        for (const act of all) {
          const before = desk.sets.length;
          act(desk);
          // The world only changes between deeds.
          if (desk.interaction !== 'none') expect(desk.sets.length).toBe(before);
        }
        expect(desk.circumstances.filter(({ mayRulesAct }) => !mayRulesAct)).toEqual([]);
      }),
      { numRuns: examples(300) },
    );
  });

  it('nobody is set Offline for being gone sooner than their threshold says', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const desk = Desk.at('available');
        for (const act of all) act(desk);
        for (const { afterMs, thresholdMs, idleForMs } of desk.circumstances.filter(({ rule }) => rule === 'idle')) {
          expect(afterMs).toBe(thresholdMs);
          // Some sources count whole seconds.
          expect(idleForMs).toBeGreaterThan((afterMs ?? Infinity) - SECOND);
        }
      }),
      { numRuns: examples(300) },
    );
  });

  it('each absence has one card, which never comes again once it was answered', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const desk = Desk.at('on_queue', { lock: lockRules[1] });
        for (const act of all) act(desk);
        expect(new Set(desk.absences).size).toBe(desk.absences.length);
      }),
      { numRuns: examples(300) },
    );
  });

  it('what a rule has set has a card for as long as it stands, until that is answered', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const desk = Desk.at('on_queue', { lock: lockRules[1] });
        for (const act of all) {
          act(desk);
          if (desk.isCardOwed) expect(desk.absence).not.toBeNull();
        }
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
