import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { Disposable, Log, Scheduler, SecretError, SecretStore } from '../ports';
import { secretErrorOf } from './keychain-errors';
import { openKeychainMarks } from './keychain-marks';
import type { KeychainMark } from './keychain-marks';
import { createKeychainProcess } from './keychain-process';
import type { ChildLike, KeychainAnswer, KeychainQuestion } from './keychain-process';

/** The largest secret in UTF-8 bytes: Windows holds 2,560, and refuses more in words that nobody understands. */
export const LARGEST_SECRET_BYTES = 2400;

/** How long things may take, in milliseconds. */
export interface KeychainTimes {
  /** For the question whether a keychain is there; nobody is asked for a password by it. */
  readonly probeMs: number;
  /** For a call that may ask the person for a password. */
  readonly promptMs: number;
  /** After this the person is told that the keychain is waited for. */
  readonly waitingAfterMs: number;
  /** The worker is ended when nothing was asked for so long. */
  readonly idleMs: number;
}

export const keychainTimes: KeychainTimes = {
  probeMs: 4000,
  promptMs: 120_000,
  waitingAfterMs: 1000,
  idleMs: 5000,
};

export interface KeychainOptions {
  /** Starts the worker of keychain-worker.ts. */
  readonly fork: () => ChildLike;
  /** The service that an entry belongs to in the keychain, by its name. */
  readonly serviceOf: (name: string) => string;
  /** A small file that says which names were stored, and no value; see keychain-marks.ts. */
  readonly markerFile: string;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** Told true when a call waits for the person, and false when it no longer does. */
  readonly onWaiting: (isWaiting: boolean) => void;
  readonly times?: KeychainTimes;
}

/** Asks one thing about the entry whose turn it is. */
type Ask = (
  question: { readonly operation: 'read' | 'remove' } | { readonly operation: 'write'; readonly value: string },
) => Promise<Result<string | boolean | null, SecretError>>;

/** A name that nothing is ever stored under, so that looking for it never asks for a password. */
const PROBE_NAME = 'probe';

/** The system keychain, through a worker process that can be ended whatever the keychain does. One call at a time. */
export function createKeychainSecretStore(options: KeychainOptions): SecretStore {
  const { fork, serviceOf, markerFile, scheduler, log, onWaiting, times = keychainTimes } = options;
  const marks = openKeychainMarks(markerFile);
  const worker = createKeychainProcess({ fork, scheduler, idleMs: times.idleMs });
  let last: Promise<unknown> = Promise.resolve();
  let isDisposed = false;
  /** How often the person was asked for the keychain's password and did not give it. */
  let refusedPrompts = 0;
  let wasWaitedFor = false;

  /**
   * Runs one call after the other: a second prompt over the first helps nobody. Nor does a second one after it: what waited while
   * the person said no has its answer.
   */
  function inTurn<Value>(
    operation: KeychainQuestion['operation'],
    name: string,
    call: (askIt: Ask) => Promise<Result<Value, SecretError>>,
  ): Promise<Result<Value, SecretError>> {
    const refusedBefore = refusedPrompts;
    const turn = last.then(async () => {
      wasWaitedFor = false;
      const result = await call((question) => {
        if (refusedPrompts === refusedBefore) return ask({ ...question, service: serviceOf(name), name });
        return Promise.resolve(err({ code: 'locked', detail: 'The keychain was asked for already, and not opened.' }));
      });
      if (!result.ok) {
        const { code, detail } = result.error;
        if (code === 'locked' && wasWaitedFor) refusedPrompts += 1;
        log.warn('keychain', { operation, name, problem: code, detail });
      }
      return result;
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  async function ask(question: KeychainQuestion): Promise<Result<string | boolean | null, SecretError>> {
    if (!worker.hasAnswered) {
      const probed = await answerOf(
        { operation: 'probe', service: serviceOf(PROBE_NAME), name: PROBE_NAME },
        times.probeMs,
      );
      if (!probed.ok) return probed;
    }
    const waiting = tellWaiting();
    const answer = await answerOf(question, times.promptMs);
    waiting.dispose();
    return answer;
  }

  async function answerOf(
    question: KeychainQuestion,
    limitMs: number,
  ): Promise<Result<string | boolean | null, SecretError>> {
    let answer: KeychainAnswer;
    try {
      answer = await worker.ask(question, limitMs);
    } catch (error) {
      return err({ code: 'failed', detail: `The keychain worker did not start: ${String(error)}` });
    }
    if (answer === 'hanging') return err({ code: 'hanging', detail: `No answer in ${limitMs / 1000} s.` });
    if (answer === 'ended') {
      return err({ code: 'failed', detail: isDisposed ? 'Presence Tray is closing.' : 'The keychain worker ended.' });
    }
    if (answer.ok) return ok(answer.value);
    // libsecret keeps to a connection that broke or was refused; a new worker asks anew.
    worker.stop();
    return err(
      answer.code === 'library-missing' ? { code: answer.code, detail: answer.detail } : secretErrorOf(answer.detail),
    );
  }

  function tellWaiting(): Disposable {
    let isTold = false;
    const timer = scheduler.after(times.waitingAfterMs, () => {
      isTold = true;
      wasWaitedFor = true;
      onWaiting(true);
    });
    return {
      dispose() {
        timer.dispose();
        if (isTold) onWaiting(false);
      },
    };
  }

  /** The keychain is right whatever the marks say; they only help where it is silent. */
  function mark(name: string, value: KeychainMark | null): void {
    try {
      marks.set(name, value);
    } catch (error) {
      log.warn('keychain: what is stored could not be noted', { name, error });
    }
  }

  async function look(name: string, askIt: Ask): Promise<Result<string | null, SecretError>> {
    const answer = await askIt({ operation: 'read' });
    if (!answer.ok) return answer;
    if (typeof answer.value === 'string') {
      mark(name, 'stored');
      return ok(answer.value);
    }
    return marks.get(name) === 'stored'
      ? err({ code: 'locked', detail: 'The keychain does not give back what it was given.' })
      : ok(null);
  }

  return {
    read: (name) =>
      inTurn('read', name, (askIt) =>
        marks.get(name) === 'forgotten' ? Promise.resolve(ok(null)) : look(name, askIt),
      ),
    write: (name, value) =>
      inTurn('write', name, async (askIt) => {
        const refusal = refusalOf(value);
        if (refusal !== null) return err(refusal);
        // What is there and cannot be seen is not written over; `remove` says that it may.
        const before = marks.get(name) === 'stored' ? await look(name, askIt) : ok(null);
        if (!before.ok) return before;
        const answer = await askIt({ operation: 'write', value });
        if (!answer.ok) return answer;
        mark(name, 'stored');
        return ok(undefined);
      }),
    remove: (name) =>
      inTurn('remove', name, async (askIt) => {
        // Before anything is asked: from here on it counts as gone, even if the keychain never opens again.
        const wasStored = marks.get(name) !== null;
        mark(name, 'forgotten');
        const answer = await askIt({ operation: 'remove' });
        if (!answer.ok) return answer;
        // "There was none" is also what a locked keychain says.
        if (answer.value === true || !wasStored) mark(name, null);
        return ok(undefined);
      }),
    dispose() {
      isDisposed = true;
      worker.dispose();
    },
  };
}

function refusalOf(value: string): SecretError | null {
  if (value === '') return { code: 'failed', detail: 'An empty secret cannot be kept.' };
  const bytes = Buffer.byteLength(value);
  if (bytes <= LARGEST_SECRET_BYTES) return null;
  return { code: 'too-large', detail: `${bytes} bytes; a keychain holds ${LARGEST_SECRET_BYTES}.` };
}
