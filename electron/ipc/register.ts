import { z } from 'zod';
import { requestNames } from '../../shared/ipc/channels';
import type { RequestName } from '../../shared/ipc/channels';
import { ipcErrorCodes, requests } from '../../shared/ipc/contract';
import type { Handlers, IpcError, IpcErrorCode } from '../../shared/ipc/contract';
import { err, ok } from '../../shared/result';
import type { Result } from '../../shared/result';
import type { Disposable, Log } from '../ports';
import type { SenderEvent } from './trusted-sender';

/** As much of Electron's `ipcMain` as registering needs. */
export interface IpcMainLike {
  handle(channel: string, listener: (event: SenderEvent, ...args: unknown[]) => unknown): void;
  removeHandler(channel: string): void;
}

export interface RegisterOptions {
  readonly ipcMain: IpcMainLike;
  readonly handlers: Handlers;
  readonly isTrustedSender: (event: SenderEvent) => boolean;
  readonly log: Log;
}

type Answer = Result<unknown, IpcError>;

const handlerErrorSchema = z.strictObject({ code: z.enum(ipcErrorCodes), message: z.string() });

const messages = {
  FORBIDDEN: 'This page may not ask that.',
  INVALID_INPUT: 'The request does not have the expected form.',
  INTERNAL: 'Something went wrong inside Presence Tray. The log has the details.',
} as const satisfies Partial<Record<IpcErrorCode, string>>;

const refuse = (code: keyof typeof messages): Answer => err({ code, message: messages[code] });

/**
 * Answers the window's requests: sender, then input, then the handler, then its output, each checked in that order.
 * Nothing is ever thrown over the boundary; why a request was refused is logged here and not told there.
 */
export function registerHandlers(options: RegisterOptions): Disposable {
  const { ipcMain } = options;
  for (const name of requestNames) {
    ipcMain.handle(name, (event, ...args) => {
      // Before anything asynchronous: the sender's frame can only be read now.
      if (!isTrusted(options, event)) {
        options.log.warn('ipc: refused a foreign sender', { name, senderId: event.sender.id });
        return refuse('FORBIDDEN');
      }
      return answer(options, name, args);
    });
  }
  return {
    dispose() {
      for (const name of requestNames) ipcMain.removeHandler(name);
    },
  };
}

function isTrusted({ isTrustedSender, log }: RegisterOptions, event: SenderEvent): boolean {
  try {
    return isTrustedSender(event);
  } catch (error) {
    log.error('ipc: the sender could not be checked', { error });
    return false;
  }
}

async function answer({ handlers, log }: RegisterOptions, name: RequestName, args: unknown[]): Promise<Answer> {
  const contract = requests[name];
  const input = contract.input.safeParse(args[0]);
  if (!input.success || args.length > 1) {
    log.warn('ipc: refused malformed input', { name, issues: issuesOf(input.error) });
    return refuse('INVALID_INPUT');
  }
  try {
    // The compiler cannot follow that input and handler belong to the same name; the parse above has made sure.
    const handler = handlers[name] as (input: unknown) => Promise<Answer>;
    const result = await handler(input.data);
    const checked = result.ok ? contract.output.safeParse(result.value) : handlerErrorSchema.safeParse(result.error);
    if (!checked.success) {
      log.error('ipc: a handler answered outside the contract', { name, issues: issuesOf(checked.error) });
      return refuse('INTERNAL');
    }
    return result.ok ? ok(checked.data) : err(handlerErrorSchema.parse(checked.data));
  } catch (error) {
    log.error('ipc: a handler failed', { name, error });
    return refuse('INTERNAL');
  }
}

/** Where it does not fit, and never with what value: values may be the agent's own words. */
function issuesOf(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.') || '(value)'}: ${issue.code}`);
}
