import type { Identity, PasteOutcome, RenewingGrant, SignInAccount, Tokens } from '../../../electron/ports';
import { createSession } from '../../../electron/services/session';
import type { SignInFailure } from '../../../electron/services/sign-in-attempt';
import type { SessionView } from '../../../shared/snapshot';
import { err, ok } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import { Calls } from '../../fakes/gateway';
import { FakeLog } from '../../fakes/log';
import { FakeSecretStore } from '../../fakes/secret-store';
import { signedInView } from '../../fakes/session-view';
import { noRenewal, tokensFor } from '../../fakes/token-manager';
import { createVirtualTime } from '../../fakes/virtual-time';

export const HOUR_MS = 3_600_000;
export const secretName = 'sign-in of this cloud';

export const maya: Identity = {
  userId: 'maya',
  userName: 'Maya Lindqvist',
  email: 'maya.lindqvist@lakeside.example',
  organisationId: 'lakeside',
  organisationName: 'Lakeside Insurance',
  permissions: null,
};

/** What the view says of her with a token that lasts an hour from the start of the virtual day. */
export const mayaSignedIn = signedInView({
  userName: 'Maya Lindqvist',
  email: 'maya.lindqvist@lakeside.example',
  organisationName: 'Lakeside Insurance',
  endsAt: Date.UTC(2026, 0, 5, 9),
});

interface Authorisation {
  readonly account: SignInAccount;
  readonly signal: AbortSignal;
  readonly onAddress: (url: string) => void;
  readonly end: (outcome: Result<Tokens, SignInFailure>) => void;
}

/** A session whose browser, cloud and keychain answer when the test says so. */
export class SessionHarness {
  readonly time = createVirtualTime();
  readonly secrets = new FakeSecretStore();
  readonly authorisations: Authorisation[] = [];
  readonly identifications = new Calls<Identity, string>('identification');
  readonly revoked: string[] = [];
  /** What the session told, in order: who was signed in, and whether they are signed out for good. */
  readonly told: string[] = [];
  readonly views: SessionView[] = [];

  probes = 0;
  hasIdledOut = false;
  mayRemember = true;
  pasteOutcome: PasteOutcome = 'taken';
  /** Whether a refresh token serves. */
  canRenew = false;
  /** What the refresh token gives; null while it gives nothing. */
  renewal: (() => Tokens) | null = null;
  readonly grant: RenewingGrant = {
    canRenew: (held) => this.canRenew && held?.refreshToken !== null,
    renew: (held, signal) =>
      this.renewal === null ? noRenewal.renew(held, signal) : Promise.resolve(ok(this.renewal())),
  };

  readonly session = createSession({
    secretName,
    secrets: this.secrets,
    mayRemember: () => this.mayRemember,
    clock: this.time.clock,
    scheduler: this.time.scheduler,
    log: new FakeLog(),
    chance: { uuid: () => 'unused', fraction: () => 0.5 },
    grant: this.grant,
    skewMs: () => 0,
    authorise: (account, signal, onPage) =>
      new Promise((resolve) =>
        this.authorisations.push({
          account,
          signal,
          onAddress: (address) => onPage({ address, mustPaste: false, take: () => this.pasteOutcome }),
          end: resolve,
        }),
      ),
    identify: (accessToken, signal) => this.identifications.make(accessToken, signal),
    revoke: (token) => {
      this.revoked.push(token);
      return Promise.resolve();
    },
    probe: () => {
      this.probes += 1;
      return Promise.resolve();
    },
    rights: () => [],
    hasIdledOut: () => this.hasIdledOut,
    onSignedInAgain: () => void this.told.push('signed in again'),
    onSignedIn: ({ userId }) => void this.told.push(`signed in: ${userId}`),
    onSignedOut: (isOver) => void this.told.push(isOver ? 'over' : 'token lost'),
    onChange: () => void this.views.push(this.session.view()),
  });

  token(accessToken = 'token', lifeMs = HOUR_MS): Tokens {
    return tokensFor(accessToken, this.time.clock.now() + lifeMs);
  }

  /** Puts a sign-in into the keychain, as the last run of the app left it. */
  remember(lifeMs = HOUR_MS): void {
    const { permissions: _, ...identity } = maya;
    const { accessToken, expiresAt } = this.token('remembered', lifeMs);
    this.secrets.entries.set(secretName, JSON.stringify({ accessToken, expiresAt, ...identity }));
  }

  /** Starts with an empty keychain. */
  async startSignedOut(): Promise<this> {
    await this.session.start();
    return this;
  }

  /** What the browser brings back for the sign-in that was begun last. */
  async authorise(outcome: Result<Tokens, SignInFailure> = ok(this.token())): Promise<void> {
    const authorisation = this.authorisations.at(-1);
    if (authorisation === undefined) throw new Error('No sign-in was begun.');
    authorisation.end(outcome);
    await this.time.settle();
  }

  async refuse(code: SignInFailure['code'], detail: string): Promise<void> {
    await this.authorise(err({ code, detail }));
  }

  async identify(identity: Identity = maya): Promise<void> {
    this.identifications.answer(identity);
    await this.time.settle();
  }

  /** The whole way from signed out to signed in. */
  async signIn(identity: Identity = maya, token = this.token()): Promise<void> {
    const signingIn = this.session.signIn();
    await this.authorise(ok(token));
    await this.identify(identity);
    await signingIn;
  }
}

/** Somebody is signed in by the browser. */
export async function signedInSession(): Promise<SessionHarness> {
  const harness = await new SessionHarness().startSignedOut();
  await harness.signIn();
  return harness;
}
