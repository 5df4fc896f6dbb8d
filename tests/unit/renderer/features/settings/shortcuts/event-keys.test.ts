import { describe, expect, it } from 'vitest';
import { pressedOf } from '../../../../../../renderer/features/settings/shortcuts/event-keys';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const press = (key: string, code: string, held: Partial<typeof none> = {}) =>
  pressedOf({ key, code, ...none, ...held });
const keys = (text: string) => ({ kind: 'keys', keys: text });

describe('A key that goes down while keys are recorded', () => {
  it('is waited for while only modifiers are held', () => {
    expect(press('Control', 'ControlLeft', { ctrlKey: true })).toEqual({ kind: 'modifiers', held: ['Control'] });
    expect(press('Meta', 'MetaLeft', { ctrlKey: true, metaKey: true })).toEqual({
      kind: 'modifiers',
      held: ['Control', 'Super'],
    });
  });

  it('is the letter of the keyboard’s own layout', () => {
    expect(press('b', 'KeyB', { ctrlKey: true, altKey: true })).toEqual(keys('Control+Alt+B'));
    // AZERTY: the key where an English one has Q.
    expect(press('a', 'KeyQ', { ctrlKey: true })).toEqual(keys('Control+A'));
  });

  it('is by its place where the layout gives no such letter', () => {
    expect(press('β', 'KeyB', { ctrlKey: true })).toEqual(keys('Control+B'));
    expect(press('∫', 'KeyB', { altKey: true })).toEqual(keys('Alt+B'));
  });

  it('is a digit also with Shift', () => {
    expect(press('!', 'Digit1', { ctrlKey: true, shiftKey: true })).toEqual(keys('Control+Shift+1'));
  });

  it.each([
    ['ArrowUp', 'ArrowUp', 'Control+Up'],
    [' ', 'Space', 'Control+Space'],
    ['PageDown', 'PageDown', 'Control+PageDown'],
    ['F7', 'F7', 'Control+F7'],
  ])('may be %j', (key, code, text) => {
    expect(press(key, code, { ctrlKey: true })).toEqual(keys(text));
  });

  it('needs a modifier, save a function key', () => {
    expect(press('b', 'KeyB')).toEqual({ kind: 'needs-modifier' });
    expect(press('B', 'KeyB', { shiftKey: true })).toEqual({ kind: 'needs-modifier' });
    expect(press('F7', 'F7')).toEqual(keys('F7'));
  });

  it.each(['MediaPlayPause', 'Dead', 'ß', 'CapsLock', 'Enter'])('cannot be %s', (key) => {
    expect(press(key, 'Unidentified', { ctrlKey: true })).toEqual({ kind: 'unusable' });
  });
});
