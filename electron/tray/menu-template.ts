import type { MenuItemConstructorOptions } from 'electron';
import { assertNever } from '../../shared/assert-never';
import type { AppCommand, MenuItem } from '../ports';

export interface MenuTemplateOptions {
  readonly platform: NodeJS.Platform;
  readonly onCommand: (command: AppCommand) => void;
}

/** The menu model in Electron's words. */
export function menuTemplate(items: readonly MenuItem[], options: MenuTemplateOptions): MenuItemConstructorOptions[] {
  const template = items.map((item) => itemTemplate(item, options));
  return options.platform === 'linux' ? template : withSilentRadios(template);
}

/** `&` marks a mnemonic in a label on every desktop (macOS and Linux take it out again); doubled, it is the character. */
export function escapeMnemonics(label: string): string {
  return label.replaceAll('&', '&&');
}

function itemTemplate(item: MenuItem, options: MenuTemplateOptions): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: escapeMnemonics(item.label), enabled: false };
    case 'command':
      return { label: escapeMnemonics(item.label), click: () => options.onCommand(item.command) };
    case 'radio':
      return {
        type: 'radio',
        label: escapeMnemonics(item.label),
        checked: item.isChecked,
        enabled: item.isEnabled,
        click: () => options.onCommand(item.command),
      };
    case 'submenu':
      return { type: 'submenu', label: escapeMnemonics(item.label), submenu: menuTemplate(item.items, options) };
    default:
      return assertNever(item);
  }
}

/**
 * Electron takes each run of radio items between separators for a group of its own, and when the menu opens it checks the
 * first of every group that has none checked (`Menu._menuWillShow`): Busy would look set while Available is. An invisible
 * checked item in such a group keeps it silent. On Linux that hook never runs, and panels would read the extra item.
 */
function withSilentRadios(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const separated: MenuItemConstructorOptions[] = [];
  let run: MenuItemConstructorOptions[] = [];
  const endRun = (): void => {
    const radios = run.filter(({ type }) => type === 'radio');
    separated.push(...run);
    if (radios.length > 0 && !radios.some(({ checked }) => checked === true)) {
      separated.push({ type: 'radio', label: '', checked: true, visible: false });
    }
    run = [];
  };
  for (const item of template) {
    if (item.type === 'separator') {
      endRun();
      separated.push(item);
    } else {
      run.push(item);
    }
  }
  endRun();
  return separated;
}
