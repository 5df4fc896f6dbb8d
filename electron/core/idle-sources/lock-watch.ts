/** Who tells: the operating system itself (Windows, macOS), the session manager, or the screen saver of the desktop (Linux). */
export type LockVoice = 'system' | 'session' | 'screen-saver';

/** What each of them said last; null before it has said anything, and once it is gone. */
export interface LockWatch {
  readonly said: Readonly<Record<LockVoice, boolean | null>>;
  /** The session manager has told of a lock before: this desktop tells it of locks. */
  readonly doesSessionTell: boolean;
}

export const newLockWatch: LockWatch = {
  said: { system: null, session: null, 'screen-saver': null },
  doesSessionTell: false,
};

export function hearOfLock(watch: LockWatch, voice: LockVoice, isLocked: boolean | null): LockWatch {
  return {
    said: { ...watch.said, [voice]: isLocked },
    doesSessionTell: watch.doesSessionTell || (voice === 'session' && isLocked === true),
  };
}

/**
 * A screen saver that is active is a lock on some desktops, and only a dark screen on others. It counts as a lock where the
 * session manager has never been told of one.
 */
export function isLocked({ said, doesSessionTell }: LockWatch): boolean | null {
  if (said.system !== null) return said.system;
  if (said.session === true) return true;
  if (said['screen-saver'] === null || (doesSessionTell && said.session !== null)) return said.session;
  return said['screen-saver'];
}
