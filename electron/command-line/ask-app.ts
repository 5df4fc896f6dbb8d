import { connect } from 'node:net';
import { pipeline } from 'node:stream';
import split from 'split2';
import type { z } from 'zod';
import { answerSchema, greetingSchema, LONGEST_ANSWER, PROTOCOL_VERSION } from '../../shared/command-line/protocol';
import type { Answer, CommandLineRequest } from '../../shared/command-line/protocol';

/** How a question to the app ended. */
export type Ending =
  | { readonly kind: 'answered'; readonly answer: Exclude<Answer, { type: 'told' }> }
  /** Nobody listens at the address. */
  | { readonly kind: 'not-running' }
  /** It hung up before it had answered. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'other-version'; readonly version: string }
  | { readonly kind: 'not-understood' };

/** How long the app may take to greet. */
const GREETING_LIMIT_MS = 5_000;

/** How long it may take to say the next thing: it gives a person two minutes to open the keyring. */
const ANSWER_LIMIT_MS = 150_000;

/** Says that the other side is none that this version can speak with. */
class NotUnderstood extends Error {}
class Silent extends Error {}

/**
 * Asks the app one thing.
 *
 * @param onTold is waited for: whoever reads slowly slows the app down, not this program's memory.
 */
export async function askApp(
  address: string,
  request: CommandLineRequest,
  onTold: (told: Extract<Answer, { type: 'told' }>) => Promise<void>,
): Promise<Ending> {
  const socket = connect(address);
  socket.setTimeout(GREETING_LIMIT_MS, () => socket.destroy(new Silent()));
  const lines = pipeline(socket, split({ maxLength: LONGEST_ANSWER }), () => undefined);
  let hasGreeted = false;
  try {
    for await (const line of lines as AsyncIterable<string>) {
      if (!hasGreeted) {
        const greeting = read(greetingSchema, line);
        if (greeting.protocol !== PROTOCOL_VERSION) return { kind: 'other-version', version: greeting.version };
        hasGreeted = true;
        socket.setTimeout(request.verb === 'watch' ? 0 : ANSWER_LIMIT_MS);
        socket.write(`${JSON.stringify(request)}\n`);
        continue;
      }
      const answer = read(answerSchema, line);
      if (answer.type !== 'told') return { kind: 'answered', answer };
      await onTold(answer);
    }
    return { kind: 'ended' };
  } catch (error) {
    // In split2's words: a line that is longer than any of ours.
    const isEndless = error instanceof Error && error.message === 'maximum buffer reached';
    if (error instanceof NotUnderstood || isEndless) return { kind: 'not-understood' };
    if (error instanceof Silent) return { kind: 'silent' };
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENOENT':
      case 'ECONNREFUSED':
      case 'ENOTSOCK':
        return { kind: 'not-running' };
      case 'ECONNRESET':
      case 'EPIPE':
        return { kind: 'ended' };
      default:
        throw error;
    }
  } finally {
    socket.destroy();
  }
}

function read<Schema extends z.ZodType>(schema: Schema, line: string): z.output<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    throw new NotUnderstood();
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw new NotUnderstood();
  return parsed.data;
}
