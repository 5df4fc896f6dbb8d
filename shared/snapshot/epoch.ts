import { z } from 'zod';

/** An instant in epoch milliseconds of this computer's clock. */
export const epochMs = z.int();
