import type { AnswerRequest, Disposable, Log, Scheduler } from '../../ports';
import { listenForCommandLine } from './listen';
import type { Computer } from './socket-place';

export interface OpenCommandLineOptions {
  readonly computer: Computer;
  /** Of the app. */
  readonly version: string;
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** Answers the command line until disposed. Where it cannot listen, the log says why, and all else works. */
export function openCommandLine(answer: AnswerRequest, options: OpenCommandLineOptions): Disposable {
  const { computer, version, scheduler, log } = options;
  let isDisposed = false;
  let listening: Disposable | null = null;
  void listenForCommandLine(computer, { version, answer, scheduler, log }).then((opened) => {
    if (!opened.ok) return log.warn('the command line is not answered', { detail: opened.error.detail });
    listening = opened.value;
    if (isDisposed) listening.dispose();
  });
  return {
    dispose() {
      isDisposed = true;
      listening?.dispose();
    },
  };
}
