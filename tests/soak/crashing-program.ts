import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createApp } from '../../electron/app';
import { launchMode } from '../../electron/launch-mode';
import type { Journal, JournalEntry } from '../../electron/ports';
import { eventually } from '../fakes/eventually';
import type { CrashOrder, Hold } from './crash-order';
import { crashOrderSchema, heldLine, pickingLine } from './crash-order';
import { DiskPorts } from './disk-ports';

// The app in plain Node, to be killed: it signs an agent in and picks presences. It waits for its order with everything
// loaded, so that no time is lost between two kills.

/** Whoever was to kill us is gone by then. */
const orphanLimitMs = 60_000;

const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Stands still as a process does that is about to be killed: nothing of it goes on, no timer and no socket. */
function holdStill(hold: Hold): void {
  say(heldLine(hold));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, orphanLimitMs);
  process.exit(1);
}

const isBegun = (entry: JournalEntry): boolean => entry.kind === 'attempt-begun';
const isBooked = (entry: JournalEntry): boolean => entry.kind === 'attempt-settled' && entry.outcome === 'applied';

/** The journal as it is; around one of its writes the program stands still. */
function holdingAt(holdAt: Hold | null, journal: Journal): Journal {
  let hasBooked = false;
  return {
    ...journal,
    outbox: {
      ...journal.outbox,
      settle(settled) {
        if (holdAt === 'before-marking' && hasBooked) holdStill(holdAt);
        return journal.outbox.settle(settled);
      },
    },
    write(entries) {
      if (holdAt === 'before-booking' && entries.some(isBooked)) holdStill(holdAt);
      const written = journal.write(entries);
      if (holdAt === 'before-sending' && entries.some(isBegun)) holdStill(holdAt);
      hasBooked ||= entries.some(isBooked);
      if (holdAt === 'after-booking' && hasBooked) holdStill(holdAt);
      return written;
    },
  };
}

async function obey({ url, clientId, email, userData, webhookUrl, picks, holdAt }: CrashOrder): Promise<void> {
  const ports = new DiskPorts(userData, webhookUrl, (journal) => holdingAt(holdAt, journal));
  const { tray, window } = ports;
  const shows = (what: string, isShown: () => boolean): Promise<boolean> =>
    eventually(isShown, { what, watch: window.watch, withinMs: 20_000 });
  ports.shell.signInAs = email;
  const app = createApp(ports, {
    mode: launchMode({
      argv: [],
      environment: { GENESYS_ORG_HOST: url, GENESYS_CLIENT_ID: clientId },
      isPackaged: true,
      hasChosenCloud: () => false,
    }),
    version: '0.1.0',
    platform: 'linux',
    locale: 'en-GB',
    isLocalBuild: false,
    setUpOpens: 'never',
  });
  tray.connect((command) => app.handle(command));
  await shows('signed out', () => window.snapshot.session.state === 'signed-out');
  tray.click('Sign in…');
  await shows(
    'signed in and live',
    () => window.snapshot.connection.state === 'live' && window.snapshot.presence.choices.length > 0,
  );
  say(pickingLine);
  for (const pick of picks) {
    tray.click(pick);
    await shows(`${pick} is confirmed`, () => {
      const { current, wanted } = window.snapshot.presence;
      return current?.label === pick && wanted === null;
    });
  }
}

createInterface({ input: process.stdin })
  .once('line', (line) => void obey(crashOrderSchema.parse(JSON.parse(line))))
  .once('close', () => process.exit(1));
