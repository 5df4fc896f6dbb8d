import type { ServerResponse } from 'node:http';
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { answerApi } from '../api/answer-api';
import type { Answer } from '../api/answer';
import { apiError } from '../api/api-error';
import { injectedAnswer } from '../api/injected-answer';
import type { RouteTable } from '../api/route-table';
import type { SimulatedCloud } from '../cloud';
import { answerControl } from '../control/answer-control';
import { isLoopbackHost } from '../loopback-host';
import type { ReceivedRequest } from '../model/request-log';
import { answerAuthorize, answerLogout, sessionCookieName } from '../oauth/authorize';
import type { BrowserRequest } from '../oauth/authorize';
import { answerToken } from '../oauth/token';
import { flatHeaders, splitUrl } from './request-parts';

const bodyLimitBytes = 1_048_576;
const controlPrefix = '/simulator/';

/** The HTTP side of the simulator: login host, API and control plane on one origin. */
export function createHttpApp(cloud: SimulatedCloud, table: RouteTable): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    if (isLoopbackHost(request.headers.host)) next();
    else send(cloud, response, { status: 421, body: { error: 'The Host header does not name this computer.' } });
  });
  app.use(express.text({ type: () => true, limit: bodyLimitBytes, defaultCharset: 'utf-8' }));
  app.use(async (request, response) => {
    if (request.path.startsWith(controlPrefix)) send(cloud, response, control(cloud, request));
    else await simulate(cloud, table, request, response);
  });
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const answer = answerToFailure(error);
    sendSimulated(cloud, response, answer, log(cloud, request, ''));
  });
  return app;
}

/** A body that could not be taken, or a fault of the simulator itself, whose reason is told rather than hidden. */
function answerToFailure(error: unknown): Answer {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return apiError('request.entity.too.large', { bytes: String(bodyLimitBytes) });
  if (typeof type === 'string') return apiError('bad.request');
  return apiError('internal.server.error', { reason: String(error) });
}

function control(cloud: SimulatedCloud, request: Request): Answer {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== cloud.url) {
    return { status: 403, body: { error: 'Web pages may not use the control plane.' } };
  }
  return answerControl(cloud, {
    method: request.method,
    name: request.path.slice(controlPrefix.length),
    query: queryOf(request),
    contentType: request.headers['content-type'],
    bodyText: bodyText(request),
  });
}

/** Logs the request, lets a planned fault have its way with it, and answers it as the cloud would. */
async function simulate(cloud: SimulatedCloud, table: RouteTable, request: Request, response: Response): Promise<void> {
  const logged = log(cloud, request, bodyText(request));
  const fault = cloud.faults.take(request.method, request.path);
  const wait = (): Promise<void> => new Promise((resolve) => void cloud.time.schedule(fault?.latencyMs ?? 0, resolve));

  if (fault?.action === 'drop-connection') return void request.socket.destroy();
  if (fault?.latencyMs !== undefined && fault.action !== 'delay-answer') await wait();
  const answer =
    fault?.status === undefined
      ? answerSimulated(cloud, table, request, logged)
      : injectedAnswer(fault, fault.status, request.path);
  if (fault?.action === 'lose-answer') return void request.socket.destroy();
  if (fault?.action === 'delay-answer') await wait();
  sendSimulated(cloud, response, answer, logged, fault?.headers);
}

function answerSimulated(cloud: SimulatedCloud, table: RouteTable, request: Request, logged: ReceivedRequest): Answer {
  const { method, path, headers } = request;
  const operation = `${method} ${path}`;
  if (operation === 'GET /oauth/authorize') return answerAuthorize(cloud, browserRequest(cloud, request));
  if (operation === 'GET /logout') return answerLogout(cloud, browserRequest(cloud, request));
  const shared = { contentType: headers['content-type'], authorization: headers.authorization };
  if (operation === 'POST /oauth/token') return answerToken(cloud, { ...shared, bodyText: bodyText(request) });
  return answerApi(cloud, table, {
    ...shared,
    method,
    path,
    query: queryOf(request),
    bodyText: bodyText(request),
    logged,
  });
}

function browserRequest(cloud: SimulatedCloud, request: Request): BrowserRequest {
  const prefix = `${sessionCookieName(cloud)}=`;
  const cookies = (request.headers.cookie ?? '').split(/; */);
  return {
    query: queryOf(request),
    session: cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length) ?? null,
    acceptsHtml: (request.headers.accept ?? '').includes('text/html'),
  };
}

/** Adds what every answer of the cloud carries: the correlation id, in errors of the API also as `contextId`. */
function sendSimulated(
  cloud: SimulatedCloud,
  response: ServerResponse,
  answer: Answer,
  logged: ReceivedRequest,
  overrides: Readonly<Record<string, string | null>> = {},
): void {
  const correlationId = cloud.ids.guid();
  const isApiError = answer.status >= 400 && typeof answer.body === 'object' && answer.body !== null;
  const body =
    isApiError && logged.path.startsWith('/api/') && !Array.isArray(answer.body)
      ? { contextId: correlationId, ...answer.body }
      : answer.body;
  response.setHeader('ININ-Correlation-Id', correlationId);
  logged.status = answer.status;
  send(cloud, response, body === undefined ? answer : { ...answer, body }, overrides);
}

function send(
  cloud: SimulatedCloud,
  response: ServerResponse,
  answer: Answer,
  overrides: Readonly<Record<string, string | null>> = {},
): void {
  if (response.destroyed) return;
  const text =
    answer.body === undefined ? null : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  response.statusCode = answer.status;
  response.setHeader('Date', new Date(cloud.time.now()).toUTCString());
  response.setHeader('Cache-Control', 'no-store');
  if (text !== null) response.setHeader('Content-Type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries({ ...answer.headers, ...overrides })) {
    if (value === null) response.removeHeader(name);
    else response.setHeader(name, value);
  }
  if (text === null) response.end();
  else response.end(text);
}

function log(cloud: SimulatedCloud, request: Request, body: string): ReceivedRequest {
  const { method, path } = request;
  const { query } = splitUrl(request.url);
  return cloud.requests.add({
    at: cloud.time.iso(),
    kind: 'http',
    method,
    path,
    query,
    headers: flatHeaders(request),
    body,
  });
}

function queryOf(request: Request): URLSearchParams {
  return new URLSearchParams(splitUrl(request.url).query);
}

function bodyText(request: Request): string {
  return typeof request.body === 'string' ? request.body : '';
}
