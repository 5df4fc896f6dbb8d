import type { MenuItem } from '../../../electron/ports';

/** The menu as it would look on paper, one line per item, a submenu's items indented. */
export function menuText(items: readonly MenuItem[]): string[] {
  return items.flatMap((item): string[] => {
    switch (item.kind) {
      case 'separator':
        return ['---'];
      case 'text':
        return [`"${item.label}"`];
      case 'command':
        return [`[${item.label}] ${item.command.type}`];
      case 'radio':
        return [`(${item.isChecked ? 'x' : ' '}) ${item.label}${item.isEnabled ? '' : ' disabled'}`];
      case 'submenu':
        return [`${item.label} >`, ...menuText(item.items).map((line) => `  ${line}`)];
    }
  });
}

/** Every item, those of submenus too. */
export function everyItem(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...(item.kind === 'submenu' ? everyItem(item.items) : [])]);
}
