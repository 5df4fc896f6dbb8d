import { z } from 'zod';

/** A TCP port that a program can listen on. */
export const portNumber = z.int().min(1).max(65_535);
