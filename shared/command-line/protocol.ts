import { z } from 'zod';
import { apiAccesses } from '../local-api';
import { LONGEST_DURATION_MS, SHORTEST_DURATION_MS } from '../presence/duration';
import { NOTE_MAX_LENGTH } from '../presence/note';

/**
 * How the command line and the running app speak: one JSON object a line. The app greets; the command line asks one thing; the
 * app answers with any number of `told` and, save for `watch`, one `done` or `failed`, and hangs up.
 */
export const PROTOCOL_VERSION = 1;

/** The longest line of a request, and of an answer, in characters. */
export const LONGEST_REQUEST = 16_384;
export const LONGEST_ANSWER = 1_048_576;

/** What a later version adds to the greeting does not keep an older one from saying that it is older. */
export const greetingSchema = z.object({
  type: z.literal('hello'),
  protocol: z.int(),
  /** Of the app that runs. */
  version: z.string().max(100),
});
export type Greeting = z.infer<typeof greetingSchema>;

const protocol = z.literal(PROTOCOL_VERSION);
/** A date or a time with offset; the app says what it can read. */
const moment = z.string().min(1).max(40);

export const historyFormats = ['text', 'csv', 'json'] as const;

/** What may be asked. */
export const requestSchema = z.discriminatedUnion('verb', [
  z.strictObject({ protocol, verb: z.literal('get') }),
  /** What may be chosen. */
  z.strictObject({ protocol, verb: z.literal('presences') }),
  z.strictObject({
    protocol,
    verb: z.literal('set'),
    /** A name, the beginning of one, or an id; absent where the note alone is to change. */
    presence: z.string().trim().min(1).max(200).exactOptional(),
    /** Empty to take it away; absent where it is to stay. */
    note: z.string().max(NOTE_MAX_LENGTH).exactOptional(),
    forMs: z.int().min(SHORTEST_DURATION_MS).max(LONGEST_DURATION_MS).exactOptional(),
  }),
  /** Every change from now on, and first what stands. */
  z.strictObject({ protocol, verb: z.literal('watch') }),
  z.strictObject({
    protocol,
    verb: z.literal('history'),
    from: moment.exactOptional(),
    to: moment.exactOptional(),
    format: z.enum(historyFormats),
  }),
  /** A token of the local API; made where there is none yet. */
  z.strictObject({ protocol, verb: z.literal('api-token'), access: z.enum(apiAccesses) }),
]);
export type CommandLineRequest = z.infer<typeof requestSchema>;

/** Why something was not done; see {@link exitCodes} for what the command line ends with. */
export const failureCodes = [
  /** The request does not fit the protocol, or names a time that cannot be read. */
  'invalid',
  /** It may not be, or nothing is called so; `details.code` says which. */
  'refused',
  /** Somebody else changed the presence at the same moment. */
  'conflict',
  /** It was taken and is not confirmed yet; it goes on. */
  'pending',
  /** Nobody is signed in, the cloud has not told yet what there is, or the keychain does not open. */
  'not-ready',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** `text` is for people and stands on the screen as it is, its line ends in it; `data` is for programs, null where there is nothing to tell. */
export const answerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('told'), text: z.string(), data: z.unknown() }),
  z.object({ type: z.literal('done'), text: z.string(), data: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    code: z.enum(failureCodes),
    /** A sentence for people. */
    message: z.string(),
    details: z.unknown(),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;
