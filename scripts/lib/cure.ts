/** A failure that the person at the keyboard can mend: its message is a sentence that says what is wrong and what to do. */
export class Cure extends Error {
  override readonly name = 'Cure';
}

/** The text to print for any thrown value: a sentence for a {@link Cure}, the stack for a bug. */
export function describeFailure(failure: unknown): string {
  if (failure instanceof Cure) return failure.message;
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
