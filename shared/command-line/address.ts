import { z } from 'zod';

/** In the user-data folder, while the app runs: where it can be spoken to. */
export const ADDRESS_FILE = 'command-line.json';

export const addressFileSchema = z.object({
  /** The path of a Unix socket, or the name of a pipe on Windows. */
  address: z.string().min(1).max(1_024),
});
