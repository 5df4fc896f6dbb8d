/** Everything that was ever given: module state, so that it outlives whoever gave it. */
const kept = new Set<object>();

/**
 * Keeps one of Electron's own objects from being collected as garbage, until the process ends.
 *
 * At its end Electron itself deletes every `Tray` and `Notification` there still is. One whose collection has begun then,
 * and is not finished, is deleted twice: the process ends by SIGSEGV, after everything was done in order. The objects are
 * small and few; ending by accident is not.
 */
export function keepUntilExit<Kept extends object>(object: Kept): Kept {
  kept.add(object);
  return object;
}
