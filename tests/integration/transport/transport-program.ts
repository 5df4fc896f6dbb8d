import { createInterface } from 'node:readline';
import { app, session, type ProxyConfig, type Session } from 'electron';
import { createHttpTransport } from '../../../electron/adapters/http-transport';
import { createSocketTransport, type RoutingSession } from '../../../electron/adapters/socket/socket-transport';
import { systemChance, systemClock, systemScheduler } from '../../../electron/adapters/system-time';
import { createHttpClient } from '../../../electron/genesys/http-client';
import { createPlatformGateway } from '../../../electron/genesys/platform/gateway';
import { withoutDictionaries } from '../../../electron/security/without-dictionaries';
import type { CloudError, FeedEvent, RemotePresence } from '../../../electron/ports';
import { ok, type Result } from '../../../shared/result';

/** What the test says at the start, as JSON in the last argument. */
export interface Setting {
  readonly origin: string;
  readonly accessToken: string;
  readonly userId: string;
  readonly proxy: ProxyConfig;
  /** Name of the authority that this computer trusts besides the publicly known ones. */
  readonly trusts: string | null;
}

/** What the test writes to standard input, a line of JSON each. */
export type Order = { readonly write: string };

/** What the program writes to standard output, a line of JSON each. */
export type Report = { readonly feed: FeedEvent } | { readonly written: Result<RemotePresence, CloudError> };

const say = (report: Report): void => void process.stdout.write(`${JSON.stringify(report)}\n`);

const OK = 0;

/**
 * The session of a computer on which an administrator has installed an authority. (Installing one for real takes programs
 * that a test must not ask for: here Chromium's answer is corrected before the app hears of it.)
 */
function trusting(real: Session, authority: string | null): RoutingSession {
  return {
    resolveProxy: (url) => real.resolveProxy(url),
    setCertificateVerifyProc: (verify) =>
      real.setCertificateVerifyProc((request, callback) => {
        const isInstalled = request.validatedCertificate.issuerCert.subjectName === authority;
        const verificationResult = isInstalled ? 'net::OK' : request.verificationResult;
        verify?.({ ...request, verificationResult }, (result) => callback(isInstalled ? OK : result));
      }),
  };
}

void app.whenReady().then(async () => {
  const { origin, accessToken, userId, proxy, trusts } = JSON.parse(process.argv.at(-1) ?? '') as Setting;
  const cloudSession = session.fromPartition('cloud', { cache: false });
  withoutDictionaries(cloudSession);
  await cloudSession.setProxy(proxy);
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const system = { clock: systemClock, scheduler: systemScheduler, chance: systemChance, log };
  const gateway = createPlatformGateway({
    ...system,
    http: createHttpClient({
      ...system,
      origin,
      tokens: { get: () => Promise.resolve(ok(accessToken)), invalidate: () => undefined },
      fetch: createHttpTransport(cloudSession),
      userAgent: 'PresenceTray/test',
    }),
    openSocket: createSocketTransport(trusting(cloudSession, trusts)),
  });
  gateway.openFeed(userId, (event) => say({ feed: event }));
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { write } = JSON.parse(line) as Order;
    void gateway
      .writePresence(userId, { definitionId: write }, new AbortController().signal)
      .then((written) => say({ written }));
  });
});
