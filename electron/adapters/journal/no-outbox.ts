import { err } from '../../../shared/result';
import type { Outbox } from '../../ports';

/**
 * The outbox of a journal that cannot be written: it takes nothing and has nothing.
 *
 * @param detail Why, in words.
 */
export function createNoOutbox(detail: string): Outbox {
  const refuse = () => err({ code: 'write-failed' as const, detail });
  return {
    announceBy: () => undefined,
    add: refuse,
    oldestWaiting: () => null,
    complete: refuse,
    settle: refuse,
    standingOf: () => ({
      waiting: 0,
      dead: 0,
      givenUpAt: null,
      lastTry: null,
      failingSince: null,
      isPaused: false,
      isGone: false,
    }),
    setPaused: refuse,
    welcome: refuse,
    recorded: () => [],
    ofChange: () => [],
    sendAgain: refuse,
    forget: refuse,
  };
}
