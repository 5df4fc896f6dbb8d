const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Settles at the first signal that asks this process to end. Later ones are ignored: one Ctrl-C can arrive twice, from the
 * terminal and from npm, and must not cut the tidying short.
 */
export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of endingSignals) process.on(signal, () => resolve());
  });
}
