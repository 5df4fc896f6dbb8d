import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../../shared/settings';
import { areGlobalKeys, joinKeys, keyNames, modifiers } from '../../../../shared/shortcuts/keys';
import { fc } from '../../../properties';

describe('Keys that work everywhere', () => {
  it.each(['Control+Alt+B', 'Alt+1', 'Super+Space', 'Control+Shift+PageUp', 'F5', 'Shift+F12', 'Control+F24'])(
    'may be %s',
    (keys) => {
      expect(areGlobalKeys(keys)).toBe(true);
    },
  );

  it.each([
    ['B', 'it could not be typed any more'],
    ['Shift+B', 'nor a capital'],
    ['Space', 'nor a space'],
    ['Alt+Control+B', 'it is written in another order'],
    ['Control+Control+B', 'one is held twice'],
    ['Control+b', 'it is written small'],
    ['Control+', 'the key is missing'],
    ['Control+Alt', 'the key is missing'],
    ['Control+Escape', 'no such key may be taken'],
    ['Control+F25', 'there is no such key'],
    ['Ctrl+B', 'the modifier has another name here'],
    ['', 'there is nothing'],
  ])('may not be %j: %s', (keys) => {
    expect(areGlobalKeys(keys)).toBe(false);
  });

  it('are written in one way only, so that the same keys are found to be the same', () => {
    const held = fc.subarray([...modifiers], { minLength: 1 });
    fc.assert(
      fc.property(held, fc.constantFrom('B', '7', 'Up', 'F3'), (some, key) => {
        const keys = joinKeys([...some].reverse(), key);
        expect(keys).toBe(joinKeys(some, key));
        expect(areGlobalKeys(keys)).toBe(key === 'F3' || some.some((one) => one !== 'Shift'));
      }),
    );
  });

  it('are shown as they are printed on the keyboard of the system', () => {
    expect(keyNames('Control+Alt+Super+B', 'linux')).toEqual(['Ctrl', 'Alt', 'Super', 'B']);
    expect(keyNames('Control+Super+B', 'win32')).toEqual(['Ctrl', 'Win', 'B']);
    expect(keyNames('Control+Alt+Shift+Super+B', 'darwin')).toEqual(['⌃', '⌥', '⇧', '⌘', 'B']);
  });
});

describe('The setting of shortcuts', () => {
  const one = { keys: 'Control+Alt+B', does: { kind: 'set-presence', definitionId: 'break' } };

  it('is none as usual, and takes presences and the window', () => {
    expect(settingsSchema.parse({}).shortcuts).toEqual([]);
    const both = [one, { keys: 'F9', does: { kind: 'toggle-window' } }];
    expect(settingsSchema.parse({ shortcuts: both }).shortcuts).toEqual(both);
  });

  it.each([
    [[one, { ...one, does: { kind: 'toggle-window' } }], 'give each keys once'],
    [[{ ...one, keys: 'B' }], 'write keys as Control+Alt+B'],
    [Array.from({ length: 31 }, (_, index) => ({ ...one, keys: `Alt+F${index}` })), 'Too big'],
  ])('refuses what would not work: %#', (shortcuts, why) => {
    const parsed = settingsSchema.safeParse({ shortcuts });
    expect(parsed.error?.message).toContain(why);
  });
});
