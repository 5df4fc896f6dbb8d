import type { Translator } from '../../../shared/i18n';
import type { Rehearsal } from '../../../shared/inactivity/rehearsal';
import type { InactivityRules } from '../../../shared/inactivity/rules';
import type { pauseLengths, returnAnswers } from '../../../shared/ipc/inactivity-requests';
import type { Cause } from '../../../shared/presence/cause';
import type { Result } from '../../../shared/result';
import type { InactivityView } from '../../../shared/snapshot';
import type { Annotation } from '../../core/inactivity/state';
import type { PickRefusal } from '../../core/presence/pick';

export type ReturnAnswer = (typeof returnAnswers)[number];
export type PauseLength = (typeof pauseLengths)[number];

/** The card is not there any more, or does not take this answer. */
export interface NothingWaiting {
  readonly code: 'nothing-waiting';
}

/** What the agent may do about automatic offline, and what is shown of it. */
export interface InactivityControl {
  view(translator: Translator): InactivityView;
  /** The agent says they are there, which is input by another way. */
  imHere(): void;
  answerReturn(absenceId: string, answer: ReturnAnswer, cause: Cause): Result<void, PickRefusal | NothingWaiting>;
  annotate(absenceId: string, annotation: Annotation): Result<void, NothingWaiting>;
  dismiss(absenceId: string): void;
  /** The pointer is over the card: it does not go by itself. */
  holdCard(isHeld: boolean): void;
  pause(until: PauseLength): void;
  resume(): void;
  /** What other rules would have done to the last days. */
  rehearse(rules: InactivityRules, days: number): Rehearsal;
}
