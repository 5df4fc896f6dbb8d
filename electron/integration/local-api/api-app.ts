import type { RequestListener } from 'node:http';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import type { Disposable, Log, Scheduler } from '../../ports';
import { sendError } from './api-error';
import { createEventStreams } from './event-stream';
import { createGuard } from './guard';
import type { GuardDependencies } from './guard';
import { createMisread } from './misread';
import type { Misread } from './misread';
import { apiRoutes } from './routes';
import type { ApiRoute, RouteDependencies } from './routes';

/** Ten times what the largest request needs, in bytes. */
export const BODY_LIMIT = 16_384;

export interface ApiAppDependencies extends GuardDependencies, Omit<RouteDependencies, 'streams'> {
  readonly scheduler: Scheduler;
  readonly log: Log;
}

export interface ApiApp extends Disposable {
  readonly listener: RequestListener;
  /** Answers what cannot be read as HTTP. */
  readonly misread: Misread;
}

/** On every answer: nothing is kept, nothing is run, and no web page gets any of it. */
const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const routeKey = (method: string, path: string): string => `${method.toLowerCase()} ${path}`;

/** The local API over HTTP, without a port yet. */
export function createApiApp(dependencies: ApiAppDependencies): ApiApp {
  const { accessOf, translator, program, scheduler, log } = dependencies;
  const streams = createEventStreams(program, scheduler);
  const guard = createGuard(dependencies);
  const routes = new Map(
    apiRoutes({ ...dependencies, streams }).map((route) => [routeKey(route.method, route.path), route]),
  );
  const readJson = express.json({ limit: BODY_LIMIT, type: 'application/json', inflate: false });

  function refuse(response: Response, status: 400 | 403 | 404 | 413, code: RefusalCode): void {
    sendError(response, { status, code, message: translator.text(`local-api.error.${code}`) });
  }

  /** Whether the route may be used with this token; it is refused here where not. */
  function admit(request: Request, response: Response, route: ApiRoute | undefined): { readonly token: string } | null {
    const admission = guard(request, route?.access === null);
    if (!admission.isAdmitted) {
      log.debug('local api: refused', { status: admission.error.status, code: admission.error.code });
      sendError(response, admission.error);
      return null;
    }
    if (route?.access === 'read-write' && admission.access !== 'read-write') {
      refuse(response, 403, 'read-only-token');
      return null;
    }
    return { token: admission.token };
  }

  async function answer(route: ApiRoute, request: Request, response: Response, token: string): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    await route.answer(
      {
        query: request.query,
        body: request.body as unknown,
        address: request.url,
        lastEventId: request.get('Last-Event-ID'),
        signal: gone.signal,
        isWelcome: () => accessOf(token) !== null,
      },
      response,
    );
  }

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use((request, response, next) => {
    response.set(headers);
    const route = routes.get(routeKey(request.method, request.path));
    const admitted = admit(request, response, route);
    if (admitted === null) return;
    if (route === undefined) return refuse(response, 404, 'not-found');
    const go = (error?: unknown): void => {
      if (error !== undefined) return next(error);
      if (route.hasBody === true && request.body === undefined) return refuse(response, 400, 'not-json');
      answer(route, request, response, admitted.token).catch(next);
    };
    if (route.hasBody === true) readJson(request, response, go);
    else go();
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    response.set('Connection', 'close');
    if (typeOf(error) === 'entity.too.large') return refuse(response, 413, 'too-large');
    if (typeOf(error) !== null) return refuse(response, 400, 'not-json');
    log.error('local api: a request could not be answered', { error });
    sendError(response, { status: 503, code: 'failed', message: translator.text('local-api.error.failed') });
  });
  return { listener: app, misread: createMisread(translator), dispose: () => streams.dispose() };
}

type RefusalCode = 'not-found' | 'not-json' | 'read-only-token' | 'too-large';

/** What body-parser calls a body that it does not take. */
function typeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string'
    ? error.type
    : null;
}
