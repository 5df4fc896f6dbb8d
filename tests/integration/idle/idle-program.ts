import { createInterface } from 'node:readline';
import { app, Menu } from 'electron';
import { openIdleMonitor } from '../../../electron/open-idle-monitor';
import type { IdleReading, LockState } from '../../../electron/ports';
import type { IdleSelfTestSample, IdleSourceHealth } from '../../../shared/inactivity/idle-source';

/** What the test writes to standard input, a line of JSON each. */
export type Order =
  | { readonly read: true }
  | { readonly selfTestMs: number }
  | { readonly askForTime: { readonly sleep: boolean; readonly end: boolean } };

/** What the program writes to standard output, a line of JSON each. */
export type Report =
  | {
      readonly reading: IdleReading | null;
      readonly lock: LockState;
      readonly health: readonly IdleSourceHealth[];
      readonly timers: number;
    }
  | { readonly event: string; readonly graceMs: number | null }
  | { readonly samples: readonly IdleSelfTestSample[] };

const say = (report: Report): void => void process.stdout.write(`${JSON.stringify(report)}\n`);
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

void app.whenReady().then(() => {
  Menu.setApplicationMenu(null);
  const monitor = openIdleMonitor(log);
  monitor.watch((event) => say({ event: event.type, graceMs: 'grace' in event ? event.grace.graceMs : null }));
  createInterface({ input: process.stdin }).on('line', (line) => void carryOut(JSON.parse(line) as Order));
  app.once('will-quit', () => monitor.dispose());

  async function carryOut(order: Order): Promise<void> {
    if ('askForTime' in order) {
      monitor.askForTime(order.askForTime);
    } else if ('selfTestMs' in order) {
      const samples: IdleSelfTestSample[] = [];
      const onSample = (sample: IdleSelfTestSample): void => void samples.push(sample);
      await monitor.selfTest({ durationMs: order.selfTestMs, onSample, signal: new AbortController().signal });
      say({ samples });
    } else {
      const reading = await monitor.read();
      const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
      say({ reading, lock: monitor.lockState(), health: monitor.health(), timers });
    }
  }
});
