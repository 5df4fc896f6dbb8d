import { describeFailure } from './cure';
import type { AppOptions, RunningApp } from './running-app';
import { runApp } from './running-app';

/** The app of a development run, which is started anew when its code was built again. */
export interface RestartableApp {
  /** Ends the running app, if any, and starts it. Requests that come meanwhile are done one after the other. */
  restart(): void;
  /** Settles when the app has ended by itself, as by Quit in its menu. */
  readonly quit: Promise<void>;
  dispose(): Promise<void>;
}

export function createRestartableApp(options: AppOptions): RestartableApp {
  let running: RunningApp | undefined;
  let isDisposed = false;
  let pending = Promise.resolve();
  let settleQuit = (): void => undefined;
  const quit = new Promise<void>((resolve) => (settleQuit = resolve));

  const startAgain = async (): Promise<void> => {
    const before = running;
    running = undefined;
    await before?.stop();
    if (isDisposed) return;
    const app = await runApp(options);
    running = app;
    // Not told of an app that was ended by us before it was ready.
    app.ready.catch((error: unknown) => {
      if (running === app) show(error);
    });
    void app.ended.then(() => {
      if (running === app) settleQuit();
    });
  };
  return {
    restart() {
      pending = pending.then(startAgain).catch(show);
    },
    quit,
    async dispose() {
      isDisposed = true;
      await pending;
      const app = running;
      running = undefined;
      await app?.stop();
    },
  };
}

function show(error: unknown): void {
  process.stderr.write(`${describeFailure(error)}\n`);
}
