import type { Translator } from '../../../shared/i18n';
import type { WriteFailureCode } from '../../../shared/snapshot';
import type { ProgramRefusal } from '../../core/presence/program-refusal';
import { programRefusalText } from '../program-refusal-text';

/** What may be in the way besides what is wrong with the request. */
export type ProgramProblem =
  | ProgramRefusal
  /** Nobody is signed in. */
  | { readonly code: 'signed-out' }
  /** Genesys Cloud refused it; `failure` is its reason, by the app's own codes, and `reason` its words. */
  | { readonly code: 'not-set'; readonly failure: WriteFailureCode; readonly reason: string };

export type ProgramErrorCode = ProgramProblem['code'];

/** Why a program did not get what it asked for. Nothing of it was done. */
export interface ProgramError {
  /** Stable. */
  readonly code: ProgramErrorCode;
  /** A sentence for people that says what to do next. */
  readonly message: string;
  /** The facts of the code: where another choice would help, `allowed` names what may be chosen. */
  readonly details: Readonly<Record<string, unknown>>;
}

export function programError(problem: ProgramProblem, translator: Translator): ProgramError {
  const { code, ...details } = problem;
  return { code, message: sentenceOf(problem, translator), details };
}

function sentenceOf(problem: ProgramProblem, translator: Translator): string {
  switch (problem.code) {
    case 'signed-out':
      return translator.text('program.signed-out');
    case 'not-set':
      return notSetSentence(problem.failure, problem.reason.replace(/\.$/, ''), translator);
    default:
      return programRefusalText(problem, translator);
  }
}

function notSetSentence(failure: WriteFailureCode, reason: string, translator: Translator): string {
  if (failure === 'permission-missing' || failure === 'scope-missing') {
    return translator.text('program.not-set.right', { right: reason });
  }
  return translator.text('program.not-set', { reason: reason === '' ? failure : reason });
}
