import type { z } from 'zod';
import { err, ok, type Result } from '../../shared/result';
import type { Clock, CloudError, CloudResult, Log, Scheduler, TokenSource } from '../ports';
import { cloudError } from './cloud-error';
import { withDeadline } from './deadline';
import { CORRELATION_HEADER, errorOfAnswer, malformedAnswer, type Answer } from './errors';
import { createSkewMeter, type SkewMeter } from './clock-skew';
import { withMissingScope } from './missing-right';
import { createRateLimiter } from './rate-limit/rate-limiter';
import type { Priority } from './rate-limit/token-bucket';
import { errorOfStrangeAnswer } from './strange-answer';
import { createTransport, type Fetch } from './transport';
import { errorOfTransport } from './transport-error';

export interface HttpRequest<Value> {
  /** Its name in the log. The path is never logged: it may hold a secret. */
  readonly operation: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?:
    | { readonly kind: 'json'; readonly value: unknown }
    | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> };
  /** Sent besides what every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Lower-case names of headers that count: `answer` is then held against `{ body, headers }`, absent ones being null. */
  readonly answerHeaders?: readonly string[];
  /** How urgent it is when the cloud asks for fewer requests; `state` unless told otherwise. */
  readonly priority?: Priority;
  /** The scopes of which it needs one, the least first; they explain a refusal that the cloud does not. */
  readonly scopes?: readonly string[];
  /** True for a question that the cloud does not count as activity of the token's user. */
  readonly isUncounted?: boolean;
  /** What the answer must look like. An empty answer is `undefined`. */
  readonly answer: z.ZodType<Value>;
}

export interface HttpClient {
  /**
   * Sends one request and parses its answer. It is repeated once, and only when the token was refused and another is at hand.
   * When there have been too many, one in the background waits, and others fail as `rate-limited` without being sent.
   */
  send<Value>(request: HttpRequest<Value>, signal: AbortSignal): CloudResult<Value>;
  /** The server's time minus this computer's, in milliseconds; 0 before the first answer. */
  clockSkewMs(): number;
}

export interface HttpClientDependencies {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Null for requests that carry no token. */
  readonly tokens: TokenSource | null;
  readonly fetch: Fetch;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** Shared by the origins of one cloud, whose clocks agree; one of its own unless told otherwise. */
  readonly skew?: SkewMeter;
}

export const READ_TIMEOUT_MS = 15_000;
export const WRITE_TIMEOUT_MS = 10_000;

/** An HTTP client for one origin of the cloud. No error of it holds a token, a path or a body. */
export function createHttpClient(dependencies: HttpClientDependencies): HttpClient {
  const { tokens, clock, scheduler, log } = dependencies;
  const transport = createTransport(dependencies.origin, dependencies.fetch, dependencies.userAgent);
  const limiter = createRateLimiter(clock, scheduler);
  const skew = dependencies.skew ?? createSkewMeter();

  async function attempt<Value>(
    request: HttpRequest<Value>,
    token: string | null,
    signal: AbortSignal,
  ): Promise<Result<Value, CloudError>> {
    if (signal.aborted) return err(cloudError('aborted', 'The request was given up before it was sent.'));
    const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
    const sentAt = clock.now();
    const timeoutMs = isWrite ? WRITE_TIMEOUT_MS : READ_TIMEOUT_MS;
    let outcome: Awaited<ReturnType<typeof withDeadline<Answer>>>;
    try {
      outcome = await withDeadline(scheduler, timeoutMs, signal, (ownSignal) => transport(request, token, ownSignal));
    } catch (thrown) {
      return err(errorOfTransport(thrown, isWrite));
    }
    if ('cutShort' in outcome) {
      return err(
        outcome.cutShort === 'aborted'
          ? cloudError('aborted', 'The request was given up.', { mayHaveBeenApplied: isWrite })
          : cloudError('timeout', 'Genesys Cloud does not answer.', { mayHaveBeenApplied: isWrite }),
      );
    }
    const answer = outcome.value;
    const strange = errorOfStrangeAnswer(answer, isWrite);
    if (strange !== null) return err(strange);
    skew.heed(answer.header('Date'), sentAt, clock.now());
    if (token !== null && answer.status !== 401 && request.isUncounted !== true) tokens?.used?.(token);
    limiter.heed(answer.header);
    if (answer.status >= 200 && answer.status <= 299) return parseAnswer(request, answer, isWrite, log);
    const told = errorOfAnswer(answer, isWrite, clock.now());
    const error = withMissingScope(told, request.scopes ?? [], tokens?.scopes?.() ?? null);
    if (error.code === 'rate-limited' && error.retryAfterMs !== null) {
      limiter.pause(priorityOf(request), error.retryAfterMs);
    }
    return err(error);
  }

  async function logged<Value>(
    request: HttpRequest<Value>,
    token: string | null,
    signal: AbortSignal,
  ): Promise<Result<Value, CloudError>> {
    const startedAt = clock.now();
    const result = await attempt(request, token, signal);
    const fields = { operation: request.operation, durationMs: clock.now() - startedAt };
    if (result.ok) log.debug('cloud answered', fields);
    else {
      const { code, status, cloudCode, correlationId, retryAfterMs } = result.error;
      log.info('cloud request failed', { ...fields, code, status, cloudCode, correlationId, retryAfterMs });
    }
    return result;
  }

  async function admit(request: HttpRequest<unknown>, signal: AbortSignal): CloudResult<void> {
    const admitted = await limiter.admit(priorityOf(request), signal);
    if (!admitted.ok && admitted.error.code === 'rate-limited') {
      const { retryAfterMs } = admitted.error;
      log.info('cloud request held back: there were too many', { operation: request.operation, retryAfterMs });
    }
    return admitted;
  }

  return {
    async send(request, signal) {
      const admitted = await admit(request, signal);
      if (!admitted.ok) return admitted;
      if (tokens === null) return logged(request, null, signal);
      const token = await tokens.get();
      if (!token.ok) return token;
      const result = await logged(request, token.value, signal);
      if (result.ok || result.error.code !== 'unauthorised') return result;
      tokens.invalidate(token.value);
      const next = await tokens.get();
      if (!next.ok) return next.error.code === 'unauthorised' ? result : next;
      if (next.value === token.value) return result;
      const admittedAgain = await admit(request, signal);
      return admittedAgain.ok ? logged(request, next.value, signal) : admittedAgain;
    },
    clockSkewMs: () => skew.skewMs(),
  };
}

const priorityOf = ({ priority }: Pick<HttpRequest<unknown>, 'priority'>): Priority => priority ?? 'state';

function parseAnswer<Value>(
  request: HttpRequest<Value>,
  answer: Answer,
  isWrite: boolean,
  log: Log,
): Result<Value, CloudError> {
  const json = parseJson(answer.body);
  if (!json.ok) {
    log.warn('cloud answer is not JSON', {
      operation: request.operation,
      contentType: answer.header('Content-Type'),
      correlationId: answer.header(CORRELATION_HEADER),
    });
    return err(malformedAnswer(answer, isWrite));
  }
  const { answerHeaders } = request;
  const headers = answerHeaders && Object.fromEntries(answerHeaders.map((name) => [name, answer.header(name)]));
  const parsed = request.answer.safeParse(headers === undefined ? json.value : { body: json.value, headers });
  if (parsed.success) return ok(parsed.data);
  log.warn('cloud answer has another shape', {
    operation: request.operation,
    correlationId: answer.header(CORRELATION_HEADER),
    // Where and what, never the value.
    issues: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.code}`),
  });
  return err(malformedAnswer(answer, isWrite));
}

function parseJson(text: string): Result<unknown, 'not-json'> {
  if (text.trim() === '') return ok(undefined);
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err('not-json');
  }
}
