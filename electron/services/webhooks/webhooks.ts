import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { SettingOrigins } from '../../../shared/settings/origins';
import type { EndpointView, WebhooksView } from '../../../shared/snapshot';
import { changeThatBegan, SAME_CHANGE_MS } from '../../core/history/merge-history';
import type { Endpoint } from '../../core/webhooks/endpoints';
import { isComplete } from '../../core/webhooks/event';
import type {
  Chance,
  Clock,
  Disposable,
  EndpointStanding,
  Identity,
  Journal,
  Log,
  PostWebhook,
  RecordedEvent,
  Scheduler,
  SteadyTime,
  WebhookKeys,
} from '../../ports';
import type { Account } from '../account';
import type { EndpointSecrets } from './endpoint-secrets';
import { endpointView } from './endpoint-view';
import { createEvents } from './event-source';
import { createLane } from './lane';
import type { Lane } from './lane';

/** As many events of one receiver as the flight recorder shows. */
const RECORDED_EVENTS = 50;

export type WebhookRefusal = {
  readonly code: 'unknown-endpoint' | 'switched-off' | 'presence-unknown' | 'write-failed';
  readonly detail: string;
};

/** The webhooks of one account: what happens goes into its outbox, and from there to the receivers. */
export interface Webhooks extends Disposable {
  view(): WebhooksView;
  /** Other receivers are configured. Who is new among them is told what stands. */
  endpointsChanged(): void;
  /** Puts a test event behind all that waits, and tries at once. */
  test(endpointId: string): Result<void, WebhookRefusal>;
  /** Tries at once what waits for its time. */
  hurry(endpointId: string): Result<void, WebhookRefusal>;
  setPaused(endpointId: string, isPaused: boolean): Result<void, WebhookRefusal>;
  /** Sends again to one that said it wanted no more. */
  welcome(endpointId: string): Result<void, WebhookRefusal>;
  recorded(endpointId: string): readonly RecordedEvent[];
  /** Delivers once more, with the same ids: one event, or all of a time (epoch milliseconds). Gives back how many. */
  sendAgain(
    endpointId: string,
    which: { readonly id: number } | { readonly from: number; readonly until: number },
  ): Result<number, WebhookRefusal>;
  /**
   * What became of the change that began a presence, at every receiver that was to be told of it; nothing where this computer
   * did not see that change.
   *
   * @param startAt epoch milliseconds, by the journal or by the cloud's history.
   */
  ofPresence(startAt: number, definitionId: string): readonly (RecordedEvent & { readonly endpointId: string })[];
  /** A receiver is no more: its events go. */
  forget(endpointId: string): void;
  /** The computer woke up, or is on the net again: nothing waits longer for what may be well by now. */
  resumed(): void;
  /** Nobody is signed in: nothing is sent until `resume`, and what happens still waits here. */
  pause(): void;
  resume(): void;
}

export interface WebhooksDependencies {
  readonly journal: Pick<Journal, 'outbox' | 'changesIn'>;
  readonly identity: Pick<Identity, 'userId'>;
  readonly account: () => Pick<Account, 'engine' | 'standing'> | null;
  /** Everybody who is configured, on or off. */
  readonly endpoints: () => readonly Endpoint[];
  /** Ids of those that were removed, perhaps while another account was signed in, or none. */
  readonly removed: () => readonly string[];
  readonly origins: () => SettingOrigins;
  readonly secrets: EndpointSecrets;
  readonly post: PostWebhook;
  readonly keys: WebhookKeys;
  readonly installationId: () => string;
  readonly appVersion: string;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly steadyTime: SteadyTime;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly log: Log;
  readonly onChange: () => void;
}

export function createWebhooks(dependencies: WebhooksDependencies): Webhooks {
  const { journal, endpoints, chance, clock, secrets, onChange } = dependencies;
  const { outbox } = journal;
  const lanes = new Map<string, Lane>();
  const standings = new Map<string, EndpointStanding>();
  let enabled = new Set(enabledIds());
  let isRunning = false;
  let isDisposed = false;
  let version = 0;

  const events = createEvents({
    userId: dependencies.identity.userId,
    appVersion: dependencies.appVersion,
    installationId: dependencies.installationId,
    account: dependencies.account,
    listening: () => enabledIds().filter((id) => !standingOf(id).isGone),
    // The presence goes first: what is to be done about it does not wait for a receiver.
    written: () => void Promise.resolve().then(changed),
  });
  outbox.announceBy(events);

  /** Also of those that were removed while this account was not there: nobody will ever be told, and it is the agent's. */
  function forgetRemoved(): void {
    for (const id of dependencies.removed()) {
      if (find(id) === undefined && outbox.recorded(id, 1).length > 0) outbox.forget(id);
    }
  }

  function enabledIds(): readonly string[] {
    return endpoints()
      .filter(({ isEnabled }) => isEnabled)
      .map(({ id }) => id);
  }

  const find = (id: string): Endpoint | undefined => endpoints().find((one) => one.id === id);
  forgetRemoved();

  /** It is asked for with every snapshot. */
  function standingOf(id: string): EndpointStanding {
    const standing = standings.get(id) ?? outbox.standingOf(id);
    standings.set(id, standing);
    return standing;
  }

  function changed(): void {
    if (isDisposed) return;
    version += 1;
    standings.clear();
    onChange();
    for (const lane of lanes.values()) lane.kick();
  }

  function openLanes(): void {
    if (!isRunning) return;
    for (const id of enabledIds()) {
      if (lanes.has(id)) continue;
      const lane = createLane({
        ...dependencies,
        outbox,
        endpointId: id,
        endpoint: () => receiving(id),
        definitions: () => dependencies.account()?.engine.state().definitions ?? [],
        onChange() {
          version += 1;
          standings.delete(id);
          onChange();
        },
      });
      lanes.set(id, lane);
      lane.kick();
    }
  }

  /** As it is configured, if it may be sent something now. */
  function receiving(id: string): Endpoint | null {
    const endpoint = find(id);
    if (endpoint?.isEnabled !== true) return null;
    const { isPaused, isGone } = standingOf(id);
    return isPaused || isGone ? null : endpoint;
  }

  function closeLanes(): void {
    for (const lane of lanes.values()) lane.dispose();
    lanes.clear();
  }

  function using<Value>(
    id: string,
    act: () => Result<Value, { readonly code: 'write-failed'; readonly detail: string }>,
  ): Result<Value, WebhookRefusal> {
    if (find(id) === undefined) return err({ code: 'unknown-endpoint', detail: 'There is no such receiver any more.' });
    const outcome = act();
    if (outcome.ok) changed();
    return outcome;
  }

  function tell(type: 'test' | 'snapshot', id: string): Result<void, WebhookRefusal> {
    const event = events.standing(type, chance.uuid(), clock.now());
    if (event === null) return err({ code: 'presence-unknown', detail: 'Your presence is not known yet.' });
    return using(id, () => outbox.add({ event, isComplete: isComplete(event), endpointIds: [id] }));
  }

  const viewOf = (endpoint: Endpoint): EndpointView =>
    endpointView(endpoint, dependencies.origins(), {
      standing: standingOf(endpoint.id),
      lane: lanes.get(endpoint.id)?.state() ?? null,
      isSecretKept: secrets.isKept(endpoint.id),
    });

  return {
    view: () => ({ endpoints: endpoints().map(viewOf), version }),
    endpointsChanged() {
      const now = new Set(enabledIds());
      const added = [...now].filter((id) => !enabled.has(id));
      enabled = now;
      for (const [id, lane] of lanes) {
        if (now.has(id)) continue;
        lane.dispose();
        lanes.delete(id);
      }
      openLanes();
      for (const id of added) tell('snapshot', id);
      changed();
    },
    test(id) {
      const endpoint = find(id);
      if (endpoint !== undefined && receiving(id) === null) {
        return err({ code: 'switched-off', detail: 'It is switched off or paused.' });
      }
      const told = tell('test', id);
      if (told.ok) lanes.get(id)?.hurry();
      return told;
    },
    hurry: (id) =>
      using(id, () => {
        lanes.get(id)?.hurry();
        return ok(undefined);
      }),
    setPaused: (id, isPaused) => using(id, () => outbox.setPaused(id, isPaused)),
    welcome: (id) => using(id, () => outbox.welcome(id)),
    recorded: (id) => outbox.recorded(id, RECORDED_EVENTS),
    sendAgain(id, which) {
      const sent = using(id, () => outbox.sendAgain(id, which));
      // Somebody waits for it: it does not wait for the pause after another event's failure.
      if (sent.ok && sent.value > 0) lanes.get(id)?.hurry();
      return sent;
    },
    ofPresence(startAt, definitionId) {
      const around = { startAt: startAt - SAME_CHANGE_MS, endAt: startAt + SAME_CHANGE_MS + 1 };
      const change = changeThatBegan({ startAt, value: definitionId }, journal.changesIn(around));
      return change === null ? [] : outbox.ofChange(change.sequence);
    },
    forget(id) {
      lanes.get(id)?.dispose();
      lanes.delete(id);
      outbox.forget(id);
      changed();
    },
    resumed() {
      for (const lane of lanes.values()) lane.hurry();
    },
    pause() {
      isRunning = false;
      closeLanes();
    },
    resume() {
      isRunning = true;
      openLanes();
    },
    dispose() {
      isDisposed = true;
      isRunning = false;
      closeLanes();
    },
  };
}
