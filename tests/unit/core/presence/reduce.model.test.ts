import { afterAll, describe, expect, it } from 'vitest';
import type { PresencePatch } from '../../../../electron/core/presence/state';
import { definitions } from './fixtures';
import { World } from './world';
import { examples, fc, propertySeed } from '../../../properties';

const offered = definitions.filter(({ isDeactivated }) => !isDeactivated).map(({ id }) => id);
// Often On Queue, where a wish may have to wait for the end of an interaction.
const anyDefinition = fc.oneof(fc.constantFrom(...offered), fc.constant('on-queue'));
const anyDuration = fc.constantFrom(undefined, undefined, undefined, 60_000, 30 * 60_000);

/** A step with a name, so that a counterexample can be read. */
type Step = readonly [name: string, take: (world: World) => void];
const named = (name: string, take: (world: World) => void): Step => [name, take];
const always = (name: string, take: (world: World) => void): fc.Arbitrary<Step> => fc.constant(named(name, take));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(anyDefinition, anyDuration).map(([definitionId, durationMs]) => {
      const patch: PresencePatch = { definitionId, ...(durationMs !== undefined && { durationMs }) };
      return named(`pick ${JSON.stringify(patch)}`, (world) => world.pick(patch));
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('', 'Lunch', 'Back soon')
      .map((note) => named(`note ${note}`, (world) => world.pick({ note }))),
  },
  { weight: 2, arbitrary: always('rule', (world) => world.pickByRule()) },
  { weight: 1, arbitrary: always('withdraw', (world) => world.withdraw()) },
  { weight: 4, arbitrary: always('write arrives', (world) => world.arrive('write')) },
  { weight: 8, arbitrary: always('write answered', (world) => world.answer('write')) },
  { weight: 8, arbitrary: always('read answered', (world) => world.answer('read')) },
  { weight: 2, arbitrary: always('read arrives', (world) => world.arrive('read')) },
  { weight: 2, arbitrary: always('write refused', (world) => world.fail('write')) },
  { weight: 2, arbitrary: always('read refused', (world) => world.fail('read')) },
  { weight: 2, arbitrary: always('write unanswered', (world) => world.lose(false)) },
  { weight: 2, arbitrary: always('write unanswered, lands late', (world) => world.lose(true)) },
  { weight: 2, arbitrary: always('land', (world) => world.land()) },
  { weight: 2, arbitrary: anyDefinition.map((id) => named(`elsewhere ${id}`, (world) => world.changeElsewhere(id))) },
  { weight: 8, arbitrary: always('deliver', (world) => world.deliver()) },
  { weight: 2, arbitrary: always('restart', (world) => world.restart()) },
  { weight: 4, arbitrary: fc.boolean().map((isUp) => named(`socket ${isUp}`, (world) => world.setSocket(isUp))) },
  { weight: 4, arbitrary: fc.boolean().map((is) => named(`interaction ${is}`, (world) => world.setInteraction(is))) },
  { weight: 2, arbitrary: always('session', (world) => world.send({ type: 'session-restored' })) },
  { weight: 4, arbitrary: always('wake', (world) => world.wake()) },
  { weight: 2, arbitrary: always('10 s pass', (world) => world.linger()) },
);

const runs = examples(10_000);
/** Ten times what a life takes on a computer that does nothing else. */
const LONGEST_LIFE_MS = 30;

/** Short lives are found and shrunk quickly; long ones reach what only many troubles together bring about. */
const life = fc.oneof(fc.array(step, { maxLength: 60 }), fc.array(step, { maxLength: 60, size: 'max' }));

describe(`in ${runs} lives of picks, rules, faults, changes elsewhere and restarts`, () => {
  afterAll(() => {
    process.stdout.write(`presence machine: ${runs} random lives, PROPERTY_SEED=${propertySeed}\n`);
  });

  it(
    'one write and one read are under way, the picture and the server agree in the end, and no wish is lost',
    () => {
      fc.assert(
        fc.property(life, (steps) => {
          const world = new World();
          world.setSocket(true);
          for (const [, take] of steps) take(world);
          world.settle();
          const { state, server } = world;

          expect(world.mostWritesAtOnce, 'writes at once').toBeLessThanOrEqual(1);
          expect(world.mostReadsAtOnce, 'reads at once').toBeLessThanOrEqual(1);
          expect(world.requests, 'requests').toBeLessThanOrEqual(4 * steps.length + 10);

          expect(state.confirmed).toMatchObject({
            definitionId: server.definitionId,
            note: server.note,
            version: server.version,
          });
          expect(state.future?.definitionId ?? null, 'what follows').toBe(server.futureDefinitionId);
          expect(state.wanted, 'what is left to wish').toBeNull();
          expect(state.phase.kind).toBe('idle');
          expect(state.timer?.definitionId ?? server.definitionId, 'whose timer').toBe(server.definitionId);

          const { lastWish } = world;
          if (state.notice === null && !world.isAmbiguous && lastWish?.definitionId !== undefined) {
            expect(server.futureDefinitionId ?? server.definitionId, 'the newest wish').toBe(lastWish.definitionId);
          }
          if (state.notice === null && world.agentNote !== null && !world.isRuleText(server.note)) {
            expect(server.note, 'the agent’s own note').toBe(world.agentNote);
          }
          expect(world.violations).toEqual([]);

          const changes = world.journal.recentChanges(1_000);
          const versions = changes.map(({ appliedAt }) => appliedAt);
          expect(new Set(versions).size, 'changes journalled once').toBe(versions.length);
          for (const { definitionId, appliedAt } of changes) {
            expect(definitionId, 'what stood at that version').toBe(world.stoodAt(appliedAt));
          }
          const newest = changes.find(({ appliedAt }) => appliedAt === Math.max(...versions));
          expect(newest?.definitionId, 'the newest change stands').toBe(server.definitionId);
        }),
        { numRuns: runs },
      );
    },
    runs * LONGEST_LIFE_MS,
  );
});
