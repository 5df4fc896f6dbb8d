import { createApiApp } from '../../../electron/integration/local-api/api-app';
import { listen } from '../../../electron/integration/local-api/listen';
import type { Listening } from '../../../electron/integration/local-api/listen';
import { systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import type { PresenceProgram } from '../../../electron/services/presence-program/presence-program';
import { createTranslator } from '../../../shared/i18n';
import { ok } from '../../../shared/result';
import { FakeLog } from '../../fakes/log';
import { ApiClient } from './api-client';

export const TOKEN = 'ptw_the-only-token-there-is';

/** The real API on a real port; behind it a program that counts what reaches it. */
export class GuardedApi {
  /** What was to be set. */
  readonly sets: unknown[] = [];
  readonly log = new FakeLog();

  private constructor(
    readonly listening: Listening,
    readonly client: ApiClient,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<GuardedApi> {
    const sets: unknown[] = [];
    const log = new FakeLog();
    const program: PresenceProgram = {
      presence: () => ok(nobody),
      definitions: () => ok([]),
      set(request) {
        sets.push(request);
        return Promise.resolve({ kind: 'confirmed' });
      },
      watch(listener) {
        listener({ type: 'snapshot', presence: null });
        return { dispose: () => undefined };
      },
      history: () => Promise.reject(new Error('Nobody asks for it here.')),
      changed: () => undefined,
      dispose: () => undefined,
    };
    const app = createApiApp({
      program,
      accessOf: (token) => (token === TOKEN ? 'read-write' : null),
      translator: createTranslator('en'),
      clock: systemClock,
      scheduler: systemScheduler,
      log,
      isSimulated: false,
      version: '0.1.0',
    });
    const opened = await listen(app, 0);
    if (!opened.ok) throw new Error(opened.error.code);
    const { port, close } = opened.value;
    const own = new GuardedApi(opened.value, new ApiClient(`http://127.0.0.1:${port}`, TOKEN), async () => {
      app.dispose();
      await close();
    });
    return Object.assign(own, { sets, log });
  }

  get port(): number {
    return this.listening.port;
  }

  /** Whether it still does its work, for whoever has the token. */
  async isWell(): Promise<boolean> {
    const { status } = await this.client.get('/healthz');
    return status === 200;
  }
}

const nobody = {
  userId: 'maya',
  definitionId: 'available',
  label: 'Available',
  state: 'available',
  systemPresence: 'available',
  availability: 'available',
  note: '',
  since: '2026-11-26T08:00:00+01:00',
  cause: { kind: 'elsewhere' },
  until: null,
  next: null,
  pending: null,
  routingStatus: null,
  isOutOfOffice: false,
  isPrimary: true,
  connection: 'live',
  isStale: false,
  isSimulated: false,
} as const;
