import type { Clock, IdleMonitor, SteadyTime } from '../../electron/ports';
import { defaultInactivityRules } from '../../shared/inactivity/rules';
import type { InactivityRules } from '../../shared/inactivity/rules';
import { FakeIdleMonitor } from './idle-monitor';

/** A time that nobody sets and in which nobody sleeps. */
export const steadyTimeOf = ({ now }: Clock): SteadyTime => ({ throughSleepMs: now, awakeMs: now });

/** A desktop that never says whether somebody is there. */
class SilentMonitor extends FakeIdleMonitor {
  override read(): Promise<never> {
    return new Promise(() => undefined);
  }
}

/** What an account needs for its inactivity, for tests that are about something else. It keeps no timer. */
export function nobodyWatched(clock: Clock): {
  readonly idle: IdleMonitor;
  readonly steadyTime: SteadyTime;
  readonly rules: () => InactivityRules;
} {
  return { idle: new SilentMonitor(clock), steadyTime: steadyTimeOf(clock), rules: () => defaultInactivityRules };
}
