import { assertNever } from '../../../shared/assert-never';
import type { CommandLineRequest, FailureCode } from '../../../shared/command-line/protocol';
import { historyToCsv } from '../../../shared/history/csv';
import type { Translator } from '../../../shared/i18n';
import type { AnswerRequest, Asking, Clock, FinalAnswer } from '../../ports';
import type {
  PresenceProgram,
  ProgramError,
  ProgramErrorCode,
  SetOutcome,
} from '../../services/presence-program/presence-program';
import type { ApiTokens } from '../local-api/api-tokens';
import { matchPresence } from './match-presence';
import { definitionsText, eventText, historyText, presenceText } from './texts';

/** As long as the local API waits. */
const CONFIRMATION_LIMIT_MS = 15_000;

/** A spreadsheet of a year is sent in pieces of so many characters. */
const PIECE_LENGTH = 65_536;

const BYTE_ORDER_MARK = '\uFEFF';

type Asked<Verb extends CommandLineRequest['verb']> = Extract<CommandLineRequest, { verb: Verb }>;

export interface AnswerDependencies {
  readonly program: PresenceProgram;
  readonly translator: Translator;
  /** IANA name of this computer's zone. */
  readonly timeZone: () => string;
  readonly clock: Clock;
  readonly apiTokens: Pick<ApiTokens, 'read'>;
  /** Where the local API listens; empty while it does not. */
  readonly apiAddresses: () => readonly string[];
}

const done = (text: string, data: unknown): FinalAnswer => ({ type: 'done', text, data });

const failed = (code: FailureCode, message: string, details: Readonly<Record<string, unknown>>): FinalAnswer => ({
  type: 'failed',
  code,
  message,
  details,
});

const refused = ({ code, message, details }: ProgramError): FinalAnswer =>
  failed(failureOf(code), message, { ...details, code });

function failureOf(code: ProgramErrorCode): FailureCode {
  switch (code) {
    case 'signed-out':
    case 'not-ready':
      return 'not-ready';
    case 'invalid-request':
      return 'invalid';
    default:
      return 'refused';
  }
}

/** What the running app answers to the command line. */
export function createAnswerRequest(dependencies: AnswerDependencies): AnswerRequest {
  const { program, translator, timeZone, clock, apiTokens, apiAddresses } = dependencies;

  function get(): FinalAnswer {
    const told = program.presence();
    if (!told.ok) return refused(told.error);
    return done(presenceText(told.value, { translator, now: clock.now(), timeZone: timeZone() }), told.value);
  }

  async function presences(asking: Asking): Promise<FinalAnswer> {
    const definitions = program.definitions();
    if (!definitions.ok) return refused(definitions.error);
    await asking.tell(definitionsText(definitions.value, translator), null);
    for (const definition of definitions.value) await asking.tell('', definition);
    return done('', null);
  }

  async function set({ presence, note, forMs }: Asked<'set'>, signal: AbortSignal): Promise<FinalAnswer> {
    const more = { ...(note === undefined ? {} : { note }), ...(forMs === undefined ? {} : { forMs }) };
    const options = { via: 'command-line', waitMs: CONFIRMATION_LIMIT_MS, signal } as const;
    if (presence === undefined) return told(await program.set(more, options));
    const definitions = program.definitions();
    const match = matchPresence(definitions.ok ? definitions.value : [], presence);
    if (match.kind === 'several') {
      const labels = match.labels.join(', ');
      const message = translator.text('command-line.ambiguous', { asked: presence, labels });
      return failed('refused', message, { code: 'ambiguous-name', asked: presence, labels: match.labels });
    }
    if (match.kind === 'one') return told(await program.set({ ...more, definitionId: match.definitionId }, options));
    // It may be the name in another language of the organisation.
    const outcome = await program.set({ ...more, definition: presence }, options);
    const { suggestion } = match;
    if (suggestion === null || outcome.kind !== 'refused' || outcome.error.code !== 'unknown-definition') {
      return told(outcome);
    }
    const message = translator.text('command-line.unknown', { asked: presence, suggestion });
    return refused({ ...outcome.error, message, details: { ...outcome.error.details, suggestion } });
  }

  function told(outcome: SetOutcome): FinalAnswer {
    switch (outcome.kind) {
      case 'confirmed':
        return get();
      case 'refused':
        return refused(outcome.error);
      case 'conflict':
        return failed('conflict', outcome.message, { code: outcome.code });
      case 'pending':
        return failed('pending', outcome.message, { code: outcome.code, intentId: outcome.intentId });
      default:
        return assertNever(outcome);
    }
  }

  /** Until the program hangs up. */
  function watch({ tell, gone }: Asking): Promise<FinalAnswer> {
    return new Promise((resolve) => {
      let isNews = true;
      const watching = program.watch((event) => {
        void tell(eventText(event, isNews, translator), event);
        isNews = event.type === 'snapshot' && event.presence === null;
      });
      function end(): void {
        watching.dispose();
        resolve(done('', null));
      }
      if (gone.aborted) end();
      else gone.addEventListener('abort', end);
    });
  }

  async function history({ from, to, format }: Asked<'history'>, { tell }: Asking): Promise<FinalAnswer> {
    const read = await program.history({
      ...(from === undefined ? {} : { startDate: from }),
      ...(to === undefined ? {} : { endDate: to }),
    });
    if (!read.ok) return refused(read.error);
    const { answer, parts, isComplete } = read.value;
    switch (format) {
      case 'text':
        await inPieces(historyText(answer, translator), tell);
        break;
      case 'csv':
        // It tells Excel what a file is; whatever reads a pipe would take it for a part of the first column's name.
        await inPieces(historyToCsv(translator, answer).replace(BYTE_ORDER_MARK, ''), tell);
        break;
      case 'json':
        for (const part of parts) await tell('', part);
        break;
      default:
        assertNever(format);
    }
    if (isComplete) return done('', null);
    return failed('pending', translator.text('command-line.history.incomplete'), { code: 'incomplete' });
  }

  async function apiToken({ access }: Asked<'api-token'>): Promise<FinalAnswer> {
    const token = await apiTokens.read(access);
    if (token.ok) return done(`${token.value}\n`, { token: token.value, access, addresses: apiAddresses() });
    const { code } = token.error;
    return failed('not-ready', translator.text('command-line.api-token.keychain', { code }), { code });
  }

  return async (asking) => {
    const { request, gone } = asking;
    switch (request.verb) {
      case 'get':
        return get();
      case 'presences':
        return presences(asking);
      case 'set':
        return set(request, gone);
      case 'watch':
        return watch(asking);
      case 'history':
        return history(request, asking);
      case 'api-token':
        return apiToken(request);
      default:
        return assertNever(request);
    }
  };
}

async function inPieces(text: string, tell: Asking['tell']): Promise<void> {
  for (let start = 0; start < text.length; start += PIECE_LENGTH) {
    await tell(text.slice(start, start + PIECE_LENGTH), null);
  }
}
