import type { SimulatorDialect } from './dialect';
import { AssertionIds } from './model/assertion-ids';
import { AuthorizationCodes } from './model/authorization-codes';
import { FaultPlan } from './model/fault-plan';
import { Ledger } from './model/ledger';
import { PresenceBoard } from './model/presence-board';
import { RateLimiter } from './model/rate-limiter';
import { RequestLog } from './model/request-log';
import { TokenStore } from './model/token-store';
import { ChannelStore, systemMessage } from './notifications/channel-store';
import { eventsFor } from './notifications/event-bodies';
import { userTopic } from './notifications/topics';
import type { Organisation } from './organisation/organisation';
import { createOrganisation } from './organisation/organisation';
import { allScopes } from './organisation/permissions';
import type { SeededRandom } from './random';
import { createRandom } from './random';
import { resourceScopes } from './resource/scopes';
import type { SimulatorSettings, SimulatorSettingsPatch } from './settings';
import { defaultSimulatorSettings } from './settings';
import type { Clock } from './time';
import { SimulatedTime } from './time';

export interface SimulatedCloudOptions {
  readonly dialect: SimulatorDialect;
  readonly seed: number;
  readonly historyDays: number;
  readonly clock: Clock;
}

/** The whole simulated cloud without its wire: what it holds, and how one thing in it brings about another. */
export class SimulatedCloud {
  readonly dialect: SimulatorDialect;
  readonly time: SimulatedTime;
  readonly organisation: Organisation;
  readonly ledger = new Ledger();
  readonly requests = new RequestLog();
  readonly faults = new FaultPlan();
  readonly board: PresenceBoard;
  readonly tokens: TokenStore;
  readonly codes: AuthorizationCodes;
  readonly assertionIds: AssertionIds;
  readonly channels: ChannelStore;
  readonly rateLimiter: RateLimiter;
  /** Signed-in browsers: cookie value to user id. */
  readonly browserSessions = new Map<string, string>();
  /** Ids for correlation and sessions. */
  readonly ids: SeededRandom;
  /** Where the server listens, without a slash at the end; empty before it does. */
  url = '';
  private current: SimulatorSettings = defaultSimulatorSettings;

  constructor({ dialect, seed, historyDays, clock }: SimulatedCloudOptions) {
    this.dialect = dialect;
    const random = createRandom(`presence-tray-${seed}`);
    this.time = new SimulatedTime(clock);
    this.organisation = createOrganisation(
      random.fork('organisation'),
      dialect === 'platform' ? allScopes : resourceScopes,
    );
    this.ids = random.fork('ids');
    this.board = new PresenceBoard(this.organisation, this.time, this.ledger, random.fork('board'), historyDays);
    this.tokens = new TokenStore(this.time, random.fork('tokens'), () =>
      this.current.idleTokenTimeoutEnabled ? this.current.idleTokenTimeoutSeconds * 1000 : null,
    );
    this.codes = new AuthorizationCodes(this.time, random.fork('codes'));
    this.assertionIds = new AssertionIds(this.time);
    this.channels = new ChannelStore(this.time, random.fork('channels'), () => this.url.replace('http', 'ws'));
    this.rateLimiter = new RateLimiter(this.time);
    this.wireEvents();
  }

  get settings(): SimulatorSettings {
    return this.current;
  }

  changeSettings(patch: SimulatorSettingsPatch): SimulatorSettings {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    this.current = { ...this.current, ...given };
    if ('idleTokenTimeoutEnabled' in given || 'idleTokenTimeoutSeconds' in given) this.tokens.restartIdleTimeouts();
    return this.current;
  }

  dispose(): void {
    this.time.dispose();
  }

  private wireEvents(): void {
    this.board.onChange((topic, state) => {
      for (const [leaf, body] of eventsFor(topic, state, this.current.eventsCarryModifiedDate)) {
        this.publish(userTopic(state.userId, leaf), body);
      }
    });
    this.tokens.onEnd((token, end) => {
      const { tokenRevokedEvents, idleTimeoutSetsOffline } = this.current;
      const isTold =
        tokenRevokedEvents === 'on-revocation-and-idle' || (end === 'revoked' && tokenRevokedEvents !== 'never');
      if (isTold) {
        for (const channel of this.channels.ownedBy(token.userId, token.clientId)) {
          this.channels.send(channel.id, systemMessage('token_revoked', channel, 'The token was revoked.'));
        }
      }
      if (end === 'idle' && idleTimeoutSetsOffline && token.userId !== null) {
        const offline = this.board.systemDefinition('OFFLINE');
        const by = { kind: 'platform', reason: 'inactivity timeout' } as const;
        if (this.board.stateOf(token.userId)?.definition !== offline) {
          this.board.writePresence(token.userId, { definition: offline }, by);
        }
      }
    });
  }

  private publish(topic: string, eventBody: object): void {
    const event = { topicName: topic, version: '2', eventBody, metadata: { CorrelationId: this.ids.guid() } };
    const send = (): void => {
      for (const channel of this.channels.subscribersOf(topic)) this.channels.send(channel.id, event);
    };
    if (this.current.eventDelayMs === 0) send();
    else this.time.schedule(this.current.eventDelayMs, send);
  }
}
