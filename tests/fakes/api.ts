import type { EventName, RequestName } from '../../shared/ipc/channels';
import type { Api, Input, IpcError, Payload } from '../../shared/ipc/contract';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { Snapshot } from '../../shared/snapshot';

export interface RecordedRequest {
  readonly name: RequestName;
  readonly input: unknown;
}

export interface FakeApi extends Api {
  /** What the window asked for, in order, without its first question for the snapshot. */
  readonly asked: readonly RecordedRequest[];
  /** Answers the next requests of this name with a refusal. */
  refuse(name: RequestName, error: IpcError): void;
  emit<Name extends EventName>(name: Name, ...payload: Payload<Name> extends void ? [] : [Payload<Name>]): void;
  /** Changes the snapshot and tells the window. */
  show(snapshot: Snapshot): void;
}

/** Stands in for the preload script and main: holds a snapshot, records what is asked, and accepts everything. */
export function createFakeApi(initial: Snapshot): FakeApi {
  let snapshot = initial;
  const asked: RecordedRequest[] = [];
  const refusals = new Map<RequestName, IpcError>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();

  const emit: FakeApi['emit'] = (name, ...payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload[0] as never);
  };
  return {
    asked,
    refuse: (name, error) => void refusals.set(name, error),
    emit,
    show(next) {
      snapshot = next;
      emit('snapshot.changed', next);
    },
    request<Name extends RequestName>(name: Name, ...input: Input<Name> extends void ? [] : [Input<Name>]) {
      if (name !== 'app.snapshot') asked.push({ name, input: input[0] });
      const refusal = refusals.get(name);
      const result = refusal === undefined ? ok(name === 'app.snapshot' ? snapshot : undefined) : err(refusal);
      return Promise.resolve(result) as Promise<Result<never, IpcError>>;
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
  };
}
