import type { ChildProcess } from 'node:child_process';
import type { HeldBack, Log, SystemHold } from '../../ports';

/** The first is systemd's, the second that of elogind. */
const programs = ['systemd-inhibit', 'elogind-inhibit'];
/** Let go this much before logind would go on by itself. */
const MARGIN_MS = 500;

export interface InhibitorHoldOptions {
  readonly spawn: (program: string, args: readonly string[]) => ChildProcess;
  /** How long logind waits at most, in milliseconds. */
  readonly delayLimitMs: () => number;
  readonly log: Log;
}

interface Inhibitor {
  readonly child: ChildProcess;
  /** logind has granted it. */
  isHeld: boolean;
}

const whats: Readonly<Record<HeldBack, string>> = { sleep: 'sleep', end: 'shutdown' };

/**
 * Holds logind back by its own `delay` locks. Such a lock is an open file that Node cannot receive over D-Bus; systemd's tool
 * holds it for as long as the program runs that it was given, here one that ends with its input, and so with this process
 * too, however that ends. Where the tool is missing, in a sandbox for one, nothing is granted.
 */
export function createInhibitorHold({ spawn, delayLimitMs, log }: InhibitorHoldOptions): SystemHold {
  const held = new Map<HeldBack, Inhibitor>();
  let wanted: Readonly<Record<HeldBack, boolean>> = { sleep: false, end: false };

  return {
    ask(now) {
      wanted = now;
      for (const what of ['sleep', 'end'] as const) {
        if (wanted[what]) take(what);
        else release(what);
      }
    },
    grantedMs: (what) => (held.get(what)?.isHeld === true ? Math.max(0, delayLimitMs() - MARGIN_MS) : 0),
    release,
    renew: () => renew(),
    dispose() {
      wanted = { sleep: false, end: false };
      release('sleep');
      release('end');
    },
  };

  function renew(): void {
    if (wanted.sleep) take('sleep');
    if (wanted.end) take('end');
  }

  function take(what: HeldBack, [program, ...others]: readonly string[] = programs): void {
    if (held.has(what) || program === undefined) return;
    const why = what === 'sleep' ? 'To set your presence before sleep' : 'To set your presence before shutdown';
    const child = spawn(program, [
      `--what=${whats[what]}`,
      '--mode=delay',
      '--who=Presence Tray',
      `--why=${why}`,
      'cat',
    ]);
    const inhibitor: Inhibitor = { child, isHeld: false };
    held.set(what, inhibitor);
    const isOurs = (): boolean => held.get(what) === inhibitor;
    child.once('error', () => {
      if (!isOurs()) return;
      held.delete(what);
      take(what, others);
    });
    child.once('exit', (code) => {
      if (!isOurs()) return;
      held.delete(what);
      log.info('idle: the system does not grant a delay', { what, code });
    });
    // What is written comes back only once the program runs, and it runs only once logind has granted the lock.
    child.stdout?.once('data', () => (inhibitor.isHeld = true));
    child.stdin?.on('error', () => undefined).write('held\n');
  }

  function release(what: HeldBack): void {
    const inhibitor = held.get(what);
    held.delete(what);
    inhibitor?.child.stdin?.end();
  }
}
