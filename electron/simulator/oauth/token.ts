import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answer } from '../api/answer';
import type { SimulatedCloud } from '../cloud';
import type { OAuthClient } from '../organisation/oauth-clients';
import { findAgent, findClient } from '../organisation/organisation';
import { claimedIssuer, readAssertion } from './jwt-assertion';
import { loginError } from './login-error';

const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** A request to the token endpoint. */
export interface TokenRequest {
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly bodyText: string;
}

/** `POST /oauth/token`. */
export function answerToken(cloud: SimulatedCloud, request: TokenRequest): Answer {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.contentType ?? '')) {
    return loginError(400, 'invalid_request', 'the body must be application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(request.bodyText);
  // The assertion itself proves who asks.
  if (form.get('grant_type') === jwtBearerGrant) return grantForAssertion(cloud, form);
  const client = authenticate(cloud, request.authorization, form);
  if ('status' in client) return client;
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return redeemCode(cloud, client, form);
    case 'refresh_token':
      return refresh(cloud, client, form);
    case 'client_credentials':
      return grantToClient(cloud, client, form);
    default:
      return loginError(400, 'unsupported_grant_type', 'unsupported grant_type');
  }
}

/** A confidential client shows its secret in a Basic header or in the form; a public one has none to show. */
function authenticate(
  cloud: SimulatedCloud,
  authorization: string | undefined,
  form: URLSearchParams,
): OAuthClient | Answer {
  const basic = readBasic(authorization);
  const clientId = basic?.id ?? form.get('client_id') ?? '';
  const client = findClient(cloud.organisation, clientId);
  if (client === undefined) return loginError(400, 'invalid_client', 'client not found');
  const secret = basic?.secret ?? form.get('client_secret');
  if (client.secret === null) {
    return secret === null ? client : loginError(401, 'invalid_client', 'authentication failed');
  }
  return secret === client.secret ? client : loginError(401, 'invalid_client', 'authentication failed');
}

function readBasic(authorization: string | undefined): { readonly id: string; readonly secret: string } | null {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon === -1 ? null : { id: decoded.slice(0, colon), secret: decoded.slice(colon + 1) };
}

function redeemCode(cloud: SimulatedCloud, client: OAuthClient, form: URLSearchParams): Answer {
  if (!client.grantTypes.includes('CODE')) {
    return loginError(400, 'unauthorized_client', 'the client may not use this grant');
  }
  const grant = cloud.codes.redeem(form.get('code') ?? '');
  const isGood =
    grant?.clientId === client.id &&
    grant.redirectUri === form.get('redirect_uri') &&
    provesChallenge(grant.codeChallenge, form.get('code_verifier'));
  if (!isGood) return loginError(400, 'invalid_grant', 'the code, its verifier or the redirect_uri is not valid');
  return grantToUser(cloud, client, grant.userId);
}

function provesChallenge(challenge: string | null, verifier: string | null): boolean {
  if (challenge === null) return true;
  if (verifier === null || !/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false;
  const hash = createHash('sha256').update(verifier).digest('base64url');
  return hash.length === challenge.length && timingSafeEqual(Buffer.from(hash), Buffer.from(challenge));
}

function refresh(cloud: SimulatedCloud, client: OAuthClient, form: URLSearchParams): Answer {
  const token = cloud.tokens.redeemRefreshToken(form.get('refresh_token') ?? '', client.id);
  if (token === null) return loginError(400, 'invalid_grant', 'the refresh token is not valid');
  return grantToUser(cloud, client, token.userId);
}

function scopesOf(cloud: SimulatedCloud, client: OAuthClient): readonly string[] {
  return cloud.settings.clientScopes ?? client.scopes;
}

function grantToUser(cloud: SimulatedCloud, client: OAuthClient, userId: string, mayRefresh = true): Answer {
  const { accessTokenSeconds, refreshTokens, idleTokenTimeoutEnabled } = cloud.settings;
  const grant = { userId, clientId: client.id, scopes: scopesOf(cloud, client) };
  const token = cloud.tokens.issue(grant, accessTokenSeconds * 1000);
  const isRefreshable =
    mayRefresh &&
    !idleTokenTimeoutEnabled &&
    (refreshTokens === 'all-clients' || (refreshTokens === 'confidential-clients' && client.secret !== null));
  const body = { access_token: token.value, token_type: 'bearer', expires_in: accessTokenSeconds };
  if (!isRefreshable) return { status: 200, body };
  return { status: 200, body: { ...body, refresh_token: cloud.tokens.issueRefreshToken(userId, client.id).value } };
}

/** The scopes that the client may use, of those that it asks for; all of them when it asks for none. */
function requestedScopes(cloud: SimulatedCloud, client: OAuthClient, form: URLSearchParams): readonly string[] {
  const asked = (form.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
  const permitted = scopesOf(cloud, client);
  return asked.length === 0 ? permitted : permitted.filter((scope) => asked.includes(scope));
}

function grantToClient(cloud: SimulatedCloud, client: OAuthClient, form: URLSearchParams): Answer {
  if (!client.grantTypes.includes('CLIENT-CREDENTIALS')) {
    return loginError(400, 'unauthorized_client', 'the client may not use this grant');
  }
  const { accessTokenSeconds } = cloud.settings;
  const isScopeTold = cloud.dialect === 'resource';
  const scopes = isScopeTold ? requestedScopes(cloud, client, form) : scopesOf(cloud, client);
  const grant = { userId: null, clientId: client.id, scopes };
  const token = cloud.tokens.issue(grant, accessTokenSeconds * 1000);
  const body = { access_token: token.value, token_type: 'bearer', expires_in: accessTokenSeconds };
  return { status: 200, body: isScopeTold ? { ...body, scope: scopes.join(' ') } : body };
}

/** RFC 7523: a client that proves itself by its key gets a token of the agent whom its assertion names. */
function grantForAssertion(cloud: SimulatedCloud, form: URLSearchParams): Answer {
  const assertion = form.get('assertion') ?? '';
  const { organisation, settings } = cloud;
  const client = findClient(organisation, claimedIssuer(assertion) ?? '');
  if (client === undefined) return loginError(400, 'invalid_client', 'client not found');
  if ((form.get('client_id') ?? client.id) !== client.id)
    return loginError(400, 'invalid_client', 'client_id is not iss');
  if (!client.grantTypes.includes('JWT-BEARER') || settings.jwtPublicKey === null) {
    return loginError(400, 'unauthorized_client', 'the client may not use this grant');
  }
  const nowSeconds = Math.floor(cloud.time.now() / 1000);
  const read = readAssertion(assertion, {
    issuer: client.id,
    audiences: [cloud.url, `${cloud.url}/oauth/token`],
    publicKey: settings.jwtPublicKey,
    nowSeconds,
  });
  if (!read.ok) return loginError(400, 'invalid_grant', read.problem);
  const { subject, id, expiresAtSeconds } = read.value;
  if (findAgent(organisation, subject) === undefined) return loginError(400, 'invalid_grant', 'sub is no user');
  if (id !== null && !cloud.assertionIds.use(id, expiresAtSeconds * 1000)) {
    return loginError(400, 'invalid_grant', 'the assertion was used before');
  }
  return grantToUser(cloud, client, subject, false);
}
