import type { z } from 'zod';

export interface RequestContract<In extends z.ZodType, Out extends z.ZodType> {
  readonly input: In;
  readonly output: Out;
}

export const request = <In extends z.ZodType, Out extends z.ZodType>(
  input: In,
  output: Out,
): RequestContract<In, Out> => ({ input, output });
