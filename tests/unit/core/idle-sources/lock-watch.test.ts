import { describe, expect, it } from 'vitest';
import { hearOfLock, isLocked, newLockWatch, type LockVoice } from '../../../../electron/core/idle-sources/lock-watch';

const after = (...said: readonly (readonly [LockVoice, boolean | null])[]): boolean | null =>
  isLocked(said.reduce((watch, [voice, locked]) => hearOfLock(watch, voice, locked), newLockWatch));

describe('Whether the session is locked', () => {
  it('is not known before anybody has said so', () => {
    expect(after()).toBeNull();
  });

  it.each<[string, readonly (readonly [LockVoice, boolean | null])[], boolean | null]>([
    ['what Windows and macOS say', [['system', true]], true],
    [
      'what Windows and macOS say, also when it is over',
      [
        ['system', true],
        ['system', false],
      ],
      false,
    ],
    ['what the session manager says', [['session', true]], true],
    [
      'an active screen saver, where the session manager never told of a lock',
      [
        ['session', false],
        ['screen-saver', true],
      ],
      true,
    ],
    ['an active screen saver, where there is no session manager', [['screen-saver', true]], true],
    [
      'not a screen saver that is only dark, where the session manager does tell of locks',
      [
        ['session', true],
        ['session', false],
        ['screen-saver', true],
      ],
      false,
    ],
    [
      'still, when the screen saver has ended and the session manager says locked',
      [
        ['screen-saver', true],
        ['session', true],
        ['screen-saver', false],
      ],
      true,
    ],
    [
      'the screen saver again, where the session manager is gone',
      [
        ['session', true],
        ['session', null],
        ['screen-saver', true],
      ],
      true,
    ],
    [
      'no longer known when the screen saver is gone',
      [
        ['screen-saver', true],
        ['screen-saver', null],
      ],
      null,
    ],
  ])('is %s', (_, said, locked) => {
    expect(after(...said)).toBe(locked);
  });
});
