// npm run test:soak [-- kills [seed]]: kills the app at every stage of a write, 200 times unless told otherwise, and counts.
import { createSeededChance } from '../tests/fakes/chance';
import { killRepeatedly } from '../tests/soak/crash-runs';
import { describeFailure } from './lib/cure';
import { printReport, secondsSince } from './lib/report';
import { wholeNumber } from './lib/whole-number';

const usualKills = 200;
/** With the usual kills, more than a thousand changes come together. */
const picksBetween = 5;
const progressEvery = 10;

async function main([killsText, seedText]: readonly string[]): Promise<void> {
  const startedAtMs = performance.now();
  const kills = wholeNumber(killsText, 'number of kills', usualKills);
  const seed = wholeNumber(seedText, 'seed', Date.now() % 1_000_000);
  printReport(`soak: ${kills} kills at the stages of a write, seed ${seed}`);
  const { kills: counted, told } = await killRepeatedly({
    kills,
    picksBetween,
    fraction: createSeededChance(seed).fraction,
    onKill: (stage, kill) => {
      if (kill % progressEvery === 0) printReport(`  ${kill}  ${stage} (${secondsSince(startedAtMs)})`);
    },
  });
  const total = [...counted.values()].reduce((sum, count) => sum + count);
  for (const [stage, count] of counted) printReport(`${String(count).padStart(5)}  ${stage}`);
  printReport(
    `soak: ${total} kills, after each of them journal and ledger agreed, nothing was set twice (${secondsSince(startedAtMs)})`,
  );
  printReport(
    `soak: a receiver of webhooks heard of ${told.changes} changes, each once by its id and in order; ${told.repeats} came again`,
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
