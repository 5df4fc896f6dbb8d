import type { Log, LogFields } from '../../ports';

/** More is not kept: the first lines tell why a start went wrong. */
const MOST_KEPT = 500;

/**
 * A log for the time before the real one is loaded: it keeps what it is told and passes it on, in order, once it is
 * attached. So nothing heavy is loaded before the tray icon stands.
 */
export interface DeferredLog extends Log {
  attach(target: Log): void;
}

type Level = keyof Log;

export function createDeferredLog(): DeferredLog {
  let target: Log | null = null;
  const kept: (readonly [Level, string, LogFields | undefined])[] = [];
  const write =
    (level: Level) =>
    (message: string, fields?: LogFields): void => {
      if (target !== null) target[level](message, fields);
      else if (kept.length < MOST_KEPT) kept.push([level, message, fields]);
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    attach(newTarget) {
      target = newTarget;
      for (const [level, message, fields] of kept.splice(0)) newTarget[level](message, fields);
    },
  };
}
