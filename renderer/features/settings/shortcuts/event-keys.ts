import { areGlobalKeys, isUsableKey, joinKeys } from '../../../../shared/shortcuts/keys';
import type { Modifier } from '../../../../shared/shortcuts/keys';

export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** What a key that goes down means while keys are recorded. */
export type Pressed =
  | { readonly kind: 'keys'; readonly keys: string }
  /** Only modifiers so far: the names of those that are held. */
  | { readonly kind: 'modifiers'; readonly held: readonly Modifier[] }
  | { readonly kind: 'needs-modifier' }
  | { readonly kind: 'unusable' };

const modifierKeys = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'OS']);

/** Where the browser's word differs from that of Electron's accelerators. */
const otherWords: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

export function pressedOf(event: PressedKey): Pressed {
  const held: Modifier[] = [];
  if (event.ctrlKey) held.push('Control');
  if (event.altKey) held.push('Alt');
  if (event.shiftKey) held.push('Shift');
  if (event.metaKey) held.push('Super');
  if (modifierKeys.has(event.key)) return { kind: 'modifiers', held };
  const key = keyOf(event);
  if (!isUsableKey(key)) return { kind: 'unusable' };
  const keys = joinKeys(held, key);
  return areGlobalKeys(keys) ? { kind: 'keys', keys } : { kind: 'needs-modifier' };
}

/**
 * The letter that the layout of the keyboard gives; where that is none, as in Greek, or with Alt on a Mac, the one that is printed
 * there on an English one. A digit by its place, for with Shift it is something else.
 */
function keyOf({ key, code }: PressedKey): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter ?? otherWords[key] ?? key;
}
