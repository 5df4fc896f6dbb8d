import type { Answer, CommandLineRequest } from '../../shared/command-line/protocol';

/** The end of an answer, told once. */
export type FinalAnswer = Exclude<Answer, { readonly type: 'told' }>;

/** One thing that a program on the command line asks. */
export interface Asking {
  readonly request: CommandLineRequest;
  /** Says one thing of several; settles when the program has room for more. */
  tell(text: string, data: unknown): Promise<void>;
  /** Aborts when the program has hung up, or the app ends. */
  readonly gone: AbortSignal;
}

/** Does what was asked. What it throws is a bug: logged, and never told. */
export type AnswerRequest = (asking: Asking) => Promise<FinalAnswer>;
