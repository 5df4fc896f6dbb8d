import type { LaunchedApp } from '../e2e/support/launched-app';

/** What the main process was woken by while nothing happened. */
export interface TimerFigures {
  readonly minutes: number;
  /** Timers of Node that fired, whoever set them: the app or a package in it. */
  readonly timers: number;
  /** How often each kind of them fired: its length and, where it was set while this looked on, the functions that set it. */
  readonly byKind: Readonly<Record<string, number>>;
  /** How often something came in over a socket: the heartbeats of the event feed, mostly. */
  readonly reads: number;
}

interface Counted {
  readonly byKind: Record<string, number>;
  reads: number;
}

/**
 * Counts in the running main process, by the hooks that Node itself has for it, which see timers that were set before too.
 * Chromium's own timers, which every Electron app has, are not among them.
 */
export async function measureTimers(
  app: LaunchedApp,
  minutes: number,
  rest: () => Promise<void>,
): Promise<TimerFigures> {
  await app.electron.evaluate(() => {
    const { createHook, executionAsyncId, executionAsyncResource } = process.getBuiltinModule('node:async_hooks');
    const counted: Counted = { byKind: {}, reads: 0 };
    const setters = new Map<number, string>();
    const hook = createHook({
      init(asyncId, type) {
        if (type !== 'Timeout') return;
        const ours = (new Error().stack ?? '').split('\n').filter((line) => line.includes('dist-electron'));
        setters.set(asyncId, ours.map((line) => /at (?:async )?(\S+) \(/.exec(line)?.[1] ?? '').join(' < '));
      },
      before() {
        const resource = executionAsyncResource() as { readonly _idleTimeout?: number };
        const kind = resource.constructor.name;
        if (kind === 'Timeout') {
          const name = `${resource._idleTimeout ?? 0} ms by ${setters.get(executionAsyncId()) ?? 'what stood before'}`;
          counted.byKind[name] = (counted.byKind[name] ?? 0) + 1;
        }
        if (kind === 'TCP' || kind === 'TLSWrap') counted.reads += 1;
      },
    }).enable();
    Object.assign(globalThis, { countedByBench: { counted, hook } });
  });
  await rest();
  const { byKind, reads } = await app.electron.evaluate(() => {
    const { counted, hook } = (
      globalThis as unknown as { countedByBench: { counted: Counted; hook: { disable(): void } } }
    ).countedByBench;
    hook.disable();
    return counted;
  });
  return { minutes, timers: Object.values(byKind).reduce((sum, count) => sum + count, 0), byKind, reads };
}
