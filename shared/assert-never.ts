/** Ends an exhaustive switch: a case that was forgotten fails to compile, and one that arrives all the same is a bug. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
