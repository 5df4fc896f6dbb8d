import type { EventName, RequestName } from '../../shared/ipc/channels';
import type { Api, Input, IpcError, Output, Payload } from '../../shared/ipc/contract';
import type { Rehearsal } from '../../shared/inactivity/rehearsal';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';
import { noonish } from './snapshot';

export interface RecordedRequest {
  readonly name: RequestName;
  readonly input: unknown;
}

export interface FakeApi extends Api {
  /** What the window asked for, in order, without its first question for the snapshot. */
  readonly asked: readonly RecordedRequest[];
  /** Answers requests of this name with a value, where the contract has one. */
  answer<Name extends RequestName>(name: Name, value: Output<Name>): void;
  /** Answers the next requests of this name with a refusal. */
  refuse(name: RequestName, error: IpcError): void;
  emit<Name extends EventName>(name: Name, ...payload: Payload<Name> extends void ? [] : [Payload<Name>]): void;
  /** Changes the snapshot and tells the window. */
  show(snapshot: Snapshot): void;
}

/** What the usual thresholds would have done: the agent went home once and forgot. */
const onceInTwoWeeks: Rehearsal = {
  from: noonish - 14 * 24 * 3_600_000,
  until: noonish,
  recordedSince: null,
  expiries: [
    {
      at: noonish - 3 * 24 * 3_600_000,
      idleSince: noonish - 3 * 24 * 3_600_000 - 1_800_000,
      backAt: noonish - 3 * 24 * 3_600_000 + 7_200_000,
      definitionId: 'on-queue',
      systemPresence: 'on_queue',
    },
  ],
  shortCount: 0,
};

/** Stands in for the preload script and main: holds a snapshot, records what is asked, and accepts everything. */
export function createFakeApi(initial: Snapshot): FakeApi {
  let snapshot = initial;
  const asked: RecordedRequest[] = [];
  const refusals = new Map<RequestName, IpcError>();
  const answers = new Map<RequestName, unknown>([['inactivity.rehearse', onceInTwoWeeks]]);
  const listeners = new Map<EventName, Set<(payload: never) => void>>();

  const emit: FakeApi['emit'] = (name, ...payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload[0] as never);
  };
  return {
    asked,
    refuse: (name, error) => void refusals.set(name, error),
    answer: (name, value) => void answers.set(name, value),
    emit,
    show(next) {
      snapshot = next;
      emit('snapshot.changed', next);
    },
    request<Name extends RequestName>(name: Name, ...input: Input<Name> extends void ? [] : [Input<Name>]) {
      if (name !== 'app.snapshot') asked.push({ name, input: input[0] });
      const refusal = refusals.get(name);
      const result = refusal === undefined ? ok(name === 'app.snapshot' ? snapshot : answers.get(name)) : err(refusal);
      return Promise.resolve(result) as Promise<Result<never, IpcError>>;
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
  };
}
