/** The keys that an ordinary keyboard of any layout has, as Electron's accelerators call them. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const digits = '0123456789'.split('');
const functionKeys = Array.from({ length: 24 }, (_, index) => `F${index + 1}`);
const otherKeys = ['Space', 'Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PageUp', 'PageDown', 'Insert', 'Delete'];

/** In the order in which they are written. */
export const modifiers = ['Control', 'Alt', 'Shift', 'Super'] as const;
export type Modifier = (typeof modifiers)[number];

const usableKeys: ReadonlySet<string> = new Set([...letters, ...digits, ...functionKeys, ...otherKeys]);

export const isUsableKey = (key: string): boolean => usableKeys.has(key);

/** Writes keys that are pressed together as one text: `Control+Alt+B`. */
export const joinKeys = (held: readonly Modifier[], key: string): string =>
  [...modifiers.filter((modifier) => held.includes(modifier)), key].join('+');

/**
 * Whether a text is keys that may be had everywhere: written as {@link joinKeys} does, and with Control, Alt or Super, for without
 * one of them a letter could not be typed any more. Function keys may be had alone.
 */
export function areGlobalKeys(text: string): boolean {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const held = modifiers.filter((modifier) => parts.includes(modifier));
  if (!isUsableKey(key) || joinKeys(held, key) !== text) return false;
  return functionKeys.includes(key) || held.some((modifier) => modifier !== 'Shift');
}

const macNames: Readonly<Record<Modifier, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Super: '⌘' };

/** What is printed on the keys of this system. */
export function keyNames(keys: string, platform: string): readonly string[] {
  return keys.split('+').map((key) => {
    if (!isModifier(key)) return key;
    if (platform === 'darwin') return macNames[key];
    if (key === 'Super') return platform === 'win32' ? 'Win' : 'Super';
    return key === 'Control' ? 'Ctrl' : key;
  });
}

const isModifier = (key: string): key is Modifier => (modifiers as readonly string[]).includes(key);
