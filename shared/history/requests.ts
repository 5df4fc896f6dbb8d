import { z } from 'zod';
import { historyRangeSchema } from './answer';
import { packedAnswerSchema } from './packed';

const nothing = z.void();
/** False when the agent chose not to save it after all. */
const saved = z.strictObject({ isSaved: z.boolean() });

/** A year at twice the density is a few MiB. */
const LARGEST_PICTURE_BYTES = 64 * 1_048_576;

/** With what every PNG file begins. */
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const pngPicture = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length <= LARGEST_PICTURE_BYTES && pngSignature.every((byte, at) => bytes[at] === byte));

/** What the window may ask about the history. */
export const historyRequests = {
  /**
   * What is known of a range now. What is missing is fetched meanwhile; `history.version` of the snapshot tells when to ask
   * again. `isAsked`: the agent wants it anew, whatever was fetched or failed a moment ago.
   */
  'history.read': {
    input: z.strictObject({ range: historyRangeSchema, isAsked: z.boolean() }),
    output: packedAnswerSchema,
  },
  /** Give up what is being fetched: nobody looks any longer. */
  'history.cancel': { input: nothing, output: nothing },
  /** Give up what is being fetched, and fetch no more of that range until the agent asks. */
  'history.stop': { input: nothing, output: nothing },
  /** Save a range as a file, where the agent says. */
  'history.export': {
    input: z.strictObject({ range: historyRangeSchema, format: z.enum(['csv', 'json']) }),
    output: saved,
  },
  /** Save the chart of a range as the window has drawn it. */
  'history.exportPicture': {
    input: z.strictObject({ range: historyRangeSchema, picture: pngPicture }),
    output: saved,
  },
  /** Save what the history's window shows on paper, as a PDF: it is printed from there, on any system, with a printer or without. */
  'history.exportDocument': { input: z.strictObject({ range: historyRangeSchema }), output: saved },
  /** Save everything that this computer has. */
  'history.exportWhole': { input: nothing, output: saved },
  /** Forget everything that this computer has. What the cloud has stays there. */
  'history.deleteAll': { input: nothing, output: nothing },
} as const;
