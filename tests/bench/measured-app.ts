import { startOwnedProcess } from '../../scripts/lib/owned-process';
import type { FakeTray } from '../fakes/status-notifier-watcher';
import type { TrayItem } from '../fakes/tray-item';

/** One application under measurement, started plainly: nothing of a test runner is attached to it. */
export interface MeasuredApp {
  readonly processId: number;
  readonly item: TrayItem;
  /** From just before the process was made until its icon had registered on D-Bus. */
  readonly startMs: number;
  stop(): Promise<void>;
}

export async function startMeasured(
  tray: FakeTray,
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<MeasuredApp> {
  const registered = tray.nextItem();
  const startedAtMs = performance.now();
  const app = await startOwnedProcess(program, args, { environment, stdio: 'ignore' });
  const item = await registered;
  const startMs = performance.now() - startedAtMs;
  return { processId: app.processId, item, startMs, stop: () => app.stop() };
}
