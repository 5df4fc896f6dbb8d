/** Waits for a condition that other events bring about. @throws when it does not come true in time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 5_000,
): Promise<void> {
  const endAt = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > endAt) throw new Error(`It did not come true in ${String(withinMs)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
