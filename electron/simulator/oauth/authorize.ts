import type { Answer } from '../api/answer';
import type { SimulatedCloud } from '../cloud';
import type { Agent } from '../organisation/agents';
import type { OAuthClient } from '../organisation/oauth-clients';
import { findAgent, findClient } from '../organisation/organisation';
import { loginError, type LoginErrorCode } from './login-error';
import { isRegisteredRedirectUri, withParameters } from './redirect-uri';
import { messagePage, signInPage } from './sign-in-page';

/** A request of a browser to the login host. */
export interface BrowserRequest {
  readonly query: URLSearchParams;
  /** Value of the session cookie, if the browser has one. */
  readonly session: string | null;
  readonly acceptsHtml: boolean;
}

/** The parameter with which the page's Cancel link comes back. */
const cancelParameter = 'simulated_cancel';

/** The name of the session cookie. Cookies do not know ports, so the port is part of the name. */
export const sessionCookieName = (cloud: SimulatedCloud): string => `simulated-session-${new URL(cloud.url).port}`;

const redirect = (location: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 302,
  headers: { Location: location, ...headers },
});

/** Nothing may be sent to an address that is not known to be the client's: the browser is told itself. */
function refuse(request: BrowserRequest, error: LoginErrorCode, description: string): Answer {
  return request.acceptsHtml
    ? messagePage(400, 'You cannot sign in', `${error}: ${description}`)
    : loginError(400, error, description);
}

/** `GET /oauth/authorize`: the sign-in page, or at once a redirect when it is clear who signs in. */
export function answerAuthorize(cloud: SimulatedCloud, request: BrowserRequest): Answer {
  const { query } = request;
  const { organisation, settings } = cloud;
  const client = findClient(organisation, query.get('client_id') ?? '');
  if (client === undefined) return refuse(request, 'invalid_client', 'client not found');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegisteredRedirectUri(redirectUri, [...client.redirectUris, ...settings.extraRedirectUris])) {
    return refuse(request, 'invalid_request', 'redirect_uri is not registered for this client');
  }
  const state = query.get('state');
  const sendError = (error: string, description: string): Answer =>
    redirect(withParameters(redirectUri, { error, error_description: description, state }));

  if (query.get('response_type') !== 'code') {
    return sendError('unsupported_response_type', 'response_type must be code');
  }
  const challenge = query.get('code_challenge');
  const challengeProblem = checkChallenge(client, challenge, query.get('code_challenge_method'));
  if (challengeProblem !== null) return sendError('invalid_request', challengeProblem);
  if (query.has(cancelParameter)) return sendError('access_denied', 'The sign-in was cancelled');

  const agent = whoSignsIn(cloud, request);
  if (agent === null) return askWho(cloud, request, client);
  const code = cloud.codes.issue(
    { clientId: client.id, userId: agent.id, redirectUri, codeChallenge: challenge },
    settings.authorizationCodeSeconds * 1000,
  );
  return redirect(withParameters(redirectUri, { code, state }), sessionHeaders(cloud, agent));
}

function checkChallenge(client: OAuthClient, challenge: string | null, method: string | null): string | null {
  if (challenge === null) return client.secret === null ? 'code_challenge is missing' : null;
  if (method !== 'S256') return 'code_challenge_method must be S256';
  return /^[A-Za-z0-9_-]{43}$/.test(challenge) ? null : 'code_challenge is not a SHA-256 in base64url';
}

/** The agent named by `login_hint`, or the one whose browser session lives. */
function whoSignsIn(cloud: SimulatedCloud, { query, session }: BrowserRequest): Agent | null {
  const hint = query.get('login_hint');
  if (hint !== null) return findByEmail(cloud, hint);
  if (query.get('prompt') === 'login' || !cloud.settings.singleSignOn || session === null) return null;
  return findAgent(cloud.organisation, cloud.browserSessions.get(session) ?? '') ?? null;
}

function findByEmail(cloud: SimulatedCloud, email: string): Agent | null {
  const wanted = email.trim().toLowerCase();
  return cloud.organisation.agents.find((agent) => agent.email === wanted) ?? null;
}

function sessionHeaders(cloud: SimulatedCloud, agent: Agent): Record<string, string> {
  if (!cloud.settings.singleSignOn) return {};
  const session = cloud.ids.text(32);
  cloud.browserSessions.set(session, agent.id);
  return { 'Set-Cookie': `${sessionCookieName(cloud)}=${session}; Path=/; HttpOnly; SameSite=Lax` };
}

function askWho(cloud: SimulatedCloud, { query }: BrowserRequest, client: OAuthClient): Answer {
  const hrefWith = (name: string, value: string): string => {
    const parameters = new URLSearchParams(query);
    parameters.set(name, value);
    return `/oauth/authorize?${parameters.toString()}`;
  };
  const hint = query.get('login_hint');
  return signInPage({
    organisationName: cloud.organisation.name,
    clientName: client.name,
    choices: cloud.organisation.agents.map((agent) => ({ ...agent, href: hrefWith('login_hint', agent.email) })),
    cancelHref: hrefWith(cancelParameter, 'yes'),
    notice: hint === null ? null : `Nobody here has the address ${hint}.`,
  });
}

/** `GET /logout`: ends the browser session and the refresh tokens of its user; access tokens live on. */
export function answerLogout(cloud: SimulatedCloud, request: BrowserRequest): Answer {
  const { query, session } = request;
  const userId = session === null ? undefined : cloud.browserSessions.get(session);
  if (session !== null) cloud.browserSessions.delete(session);
  if (userId !== undefined) cloud.tokens.endRefreshTokens(userId);
  const cookie = { 'Set-Cookie': `${sessionCookieName(cloud)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` };

  const redirectUri = query.get('redirect_uri');
  const client = findClient(cloud.organisation, query.get('client_id') ?? '');
  const registered = [...(client?.redirectUris ?? []), ...cloud.settings.extraRedirectUris];
  if (redirectUri !== null && client !== undefined && isRegisteredRedirectUri(redirectUri, registered)) {
    return redirect(redirectUri, cookie);
  }
  const page = messagePage(200, 'Signed out', `You are signed out of ${cloud.organisation.name}.`);
  return { ...page, headers: { ...page.headers, ...cookie } };
}
