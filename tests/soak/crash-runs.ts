import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JournalledChange } from '../../electron/ports';
import { eventually } from '../fakes/eventually';
import { WebhookReceiver } from '../fakes/webhook-receiver';
import type { RunningApp } from '../integration/app/desk';
import { Desk, presencePath, presences } from '../integration/app/desk';
import { carriedOut, journalled } from './agreed-changes';
import { heldLine, pickingLine } from './crash-order';
import type { CrashOrder } from './crash-order';
import { anyInstant, crashStages } from './crash-stages';
import type { CrashStage, Evidence } from './crash-stages';
import { CrashingProcess } from './crashing-process';
import { DiskPorts } from './disk-ports';
import { newestAttempt, openPatches } from './journal-copy';
import { assertTold } from './told-changes';
import type { Told } from './told-changes';

/** All of one class, so that each may follow each. */
const labels = ['Busy', 'Break', 'Meal', 'Meeting', 'Training'] as const;
type Label = (typeof labels)[number];

/** After a round of all stages comes one kill at any instant, up to so long after the first pick. */
const anyInstantWithinMs = 250;

export interface CrashOptions {
  /** How many kills there are at the chosen stages, in turn. */
  readonly kills: number;
  /** How many presences are picked in peace after each kill. */
  readonly picksBetween: number;
  /** Numbers in [0, 1) for what is left to chance. */
  readonly fraction: () => number;
  readonly onKill?: (stage: string, kill: number) => void;
}

export interface CrashOutcome {
  /** How many processes were killed at each stage. */
  readonly kills: ReadonlyMap<string, number>;
  readonly told: Told;
}

/**
 * Kills one process over the app after the other, at the chosen stages of a write to the simulator. After each kill another run
 * of the app, in this process, takes up what is on the disk; then journal and ledger must agree change for change, and
 * every presence that was picked must have been set once, and a receiver of webhooks must have heard of each change once, in order.
 *
 * @throws what does not hold, with the stage.
 */
export async function killRepeatedly(options: CrashOptions): Promise<CrashOutcome> {
  const kills = new Map<string, number>();
  const runs = await CrashRuns.begin(options);
  const count = (stage: string): void => {
    kills.set(stage, (kills.get(stage) ?? 0) + 1);
    options.onKill?.(
      stage,
      [...kills.values()].reduce((sum, each) => sum + each),
    );
  };
  try {
    for (let kill = 0; kill < options.kills; kill += 1) {
      const stage = crashStages[kill % crashStages.length];
      assert(stage);
      await runs.killAt(stage).catch((error: unknown) => fail(stage.name, kill + 1, error));
      count(stage.name);
      if (stage !== crashStages.at(-1)) continue;
      await runs.killAtAnyInstant().catch((error: unknown) => fail(anyInstant, kill + 1, error));
      count(anyInstant);
    }
  } finally {
    await runs.end();
  }
  return { kills, told: runs.told };
}

function fail(stage: string, kill: number, cause: unknown): never {
  throw new Error(`After kill ${kill}, ${stage}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

/** One organisation and one computer, whose app is killed again and again. */
class CrashRuns {
  #label: Label | 'Available' = 'Available';
  /** Loaded while the one before it is at work. */
  #next = new CrashingProcess();
  #runs = 0;
  told: Told = { changes: 0, repeats: 0 };

  private constructor(
    private readonly desk: Desk,
    private readonly receiver: WebhookReceiver,
    private readonly userData: string,
    private readonly fraction: () => number,
    private readonly picksBetween: number,
  ) {}

  static async begin({ fraction, picksBetween }: CrashOptions): Promise<CrashRuns> {
    const desk = await Desk.open();
    // Hundreds of sign-ins in a few minutes are more than an agent makes.
    await desk.control('settings', { rateLimitPerMinute: 1_000_000 });
    const userData = await mkdtemp(path.join(tmpdir(), 'presence-tray-crashes-'));
    return new CrashRuns(desk, await WebhookReceiver.open(), userData, fraction, picksBetween);
  }

  async killAt(stage: CrashStage): Promise<void> {
    const pick = this.#anotherLabel(this.#label);
    const before = await this.#mark();
    if (stage.fault !== null)
      await this.desk.control('faults', { path: presencePath, method: 'PATCH', ...stage.fault });
    await this.#crash([pick], stage.holdAt, async (process) => {
      if (stage.holdAt !== null) return process.says(heldLine(stage.holdAt));
      const hasComeSoFar = async (): Promise<boolean> => {
        process.assertRuns();
        const { received, carriedOut } = await this.#writesSince(before);
        return received >= stage.evidence.received && carriedOut >= stage.evidence.carriedOut;
      };
      await eventually(hasComeSoFar, { what: 'the simulator has received the write', withinMs: 20_000 });
    });
    assert.deepEqual(await this.#evidenceSince(before), stage.evidence, 'the kill came at its stage');
    const hasLanded = async (): Promise<boolean> => (await this.#writesSince(before)).carriedOut === 1;
    if (stage.landsLate) await eventually(hasLanded, { what: 'the late landing' });
    await this.desk.clearFaults();
    const theirs = stage.evidence.attempt === 'applied' ? await this.#meddle(pick) : null;
    await this.#recover(async (running, changes) => {
      await running.settledOn(theirs ?? pick, 20_000);
      assert.equal((await this.#writesSince(before)).carriedOut, 1, 'what was picked was set once');
      const ours = changes().find(({ cause }) => cause.kind === 'agent');
      assert.equal(ours?.definitionId, definitionIdOf(pick));
      assert.equal(ours?.isRecovered, stage.isRecovered, 'booked as found done by the next run');
    });
  }

  async killAtAnyInstant(): Promise<void> {
    const start = labels.findIndex((label) => label === this.#label) + 1;
    const picks = Array.from({ length: 200 }, (_, index) => labels[(start + index) % labels.length] ?? 'Busy');
    await this.#crash(picks, null, async (process) => {
      await process.says(pickingLine);
      await new Promise((resolve) => setTimeout(resolve, this.fraction() * anyInstantWithinMs));
    });
    await this.#recover(async (running) => {
      await running.shows('nothing is under way', ({ presence }) => presence.wanted === null, 20_000);
    });
  }

  /** Half of the times, somebody else changes the presence while the app does not run. */
  async #meddle(pick: Label): Promise<Label | null> {
    if (this.fraction() < 0.5) return null;
    const theirs = this.#anotherLabel(pick);
    // What is still on its way from here is known by its target alone: theirs would be taken for it.
    const open = await openPatches(this.userData);
    if (open.some((patch) => patch.includes(definitionIdOf(theirs)))) return null;
    await this.desk.control('presence', { userId: this.desk.agent().id, definitionId: definitionIdOf(theirs) });
    return theirs;
  }

  async end(): Promise<void> {
    await this.#next.dispose();
    await this.desk.close();
    await this.receiver.close();
    await rm(this.userData, { recursive: true, force: true });
  }

  /** Lets a process pick these presences, and kills it when `untilThen` is settled. */
  async #crash(
    picks: readonly string[],
    holdAt: CrashOrder['holdAt'],
    untilThen: (process: CrashingProcess) => Promise<void>,
  ): Promise<void> {
    const process = this.#next;
    this.#next = new CrashingProcess();
    this.#runs += 1;
    const { url, oauth } = this.desk.description;
    const { email } = this.desk.agent();
    const places = { url, userData: this.userData, webhookUrl: this.receiver.url };
    process.obey({ ...places, clientId: oauth.publicClientId, email, picks: [...picks], holdAt });
    try {
      await untilThen(process);
      await process.kill();
    } finally {
      await process.dispose();
    }
  }

  /** The next run of the app takes up what the killed one left, until `isDone` settles; then all must agree. */
  async #recover(
    isDone: (running: RunningApp, changes: () => readonly JournalledChange[]) => Promise<void>,
  ): Promise<void> {
    const ports = new DiskPorts(this.userData, this.receiver.url);
    this.#runs += 1;
    const running = await this.desk.startSignedIn({ ports });
    const changes = (): readonly JournalledChange[] => ports.journal?.recentChanges(10_000) ?? [];
    try {
      await isDone(running, changes);
      await this.#goOn(running);
      const { journal } = ports;
      assert(journal);
      assert.equal(journal.problem, null, 'the database opens');
      assert.deepEqual(
        ports.log.entries.filter(({ level, message }) => level === 'error' || message.includes('journal')),
        [],
      );
      assert.equal(journal.remembered().kept.intent, undefined, 'no wish is left open');
      assert.deepEqual(journalled(changes()), carriedOut(await this.desk.ledger()), 'journal and ledger agree');
      await running.shows('all is told', ({ webhooks }) => webhooks.endpoints[0]?.waiting === 0, 20_000);
      this.told = assertTold(this.receiver, changes());
      assert.equal(journal.recentRuns(10_000).length, this.#runs, 'every run is in the journal');
      const shown = running.snapshot.presence.current?.label;
      this.#label = labels.find((label) => label === shown) ?? 'Available';
    } finally {
      await running.app.dispose();
    }
  }

  /** The agent goes on as on any other day. */
  async #goOn(running: RunningApp): Promise<void> {
    for (let picks = 0; picks < this.picksBetween; picks += 1) {
      const next = this.#anotherLabel(running.snapshot.presence.current?.label ?? '');
      running.tray.click(next);
      await running.settledOn(next, 20_000);
    }
  }

  #anotherLabel(than: string): Label {
    const others = labels.filter((label) => label !== than);
    return others[Math.floor(this.fraction() * others.length)] ?? 'Busy';
  }

  async #mark(): Promise<Mark> {
    const requests = await this.desk.requests('PATCH', presencePath);
    const ledger = await this.desk.ledger();
    const attempt = await newestAttempt(this.userData);
    return {
      request: requests.at(-1)?.sequence ?? 0,
      ledger: ledger.at(-1)?.sequence ?? 0,
      attemptId: attempt?.id ?? 0,
    };
  }

  /** What the simulator saw of our writes since then. */
  async #writesSince(mark: Mark): Promise<Omit<Evidence, 'attempt'>> {
    const requests = await this.desk.requests('PATCH', presencePath);
    const ledger = await this.desk.ledger();
    return {
      received: requests.filter(({ sequence }) => sequence > mark.request).length,
      carriedOut: ledger.filter(({ sequence, by }) => sequence > mark.ledger && by.kind === 'api').length,
    };
  }

  /** Only while no process has the journal open. */
  async #evidenceSince(mark: Mark): Promise<Evidence> {
    const attempt = await newestAttempt(this.userData);
    assert(attempt !== null && attempt.id === mark.attemptId + 1, 'one attempt is in the journal');
    return { ...(await this.#writesSince(mark)), attempt: attempt.state };
  }
}

/** How far simulator and journal had come. */
interface Mark {
  readonly request: number;
  readonly ledger: number;
  readonly attemptId: number;
}

const definitionIdOf = (label: Label): string => presences[label.toUpperCase() as Uppercase<Label>];
