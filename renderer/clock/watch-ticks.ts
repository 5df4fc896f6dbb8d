/**
 * Calls back at one instant after the other for as long as the window is seen, and at once when it is seen again; while it is
 * hidden nothing runs.
 *
 * @param now the present, in epoch milliseconds.
 * @param nextAt the instant after a given one at which something shown changes.
 * @returns what ends it.
 */
export function watchTicks(now: () => number, nextAt: (after: number) => number, onTick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function schedule(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') return;
    const current = now();
    timer = setTimeout(tick, nextAt(current) - current);
  }
  function tick(): void {
    onTick();
    schedule();
  }
  document.addEventListener('visibilitychange', tick);
  schedule();
  return () => {
    document.removeEventListener('visibilitychange', tick);
    clearTimeout(timer);
  };
}
