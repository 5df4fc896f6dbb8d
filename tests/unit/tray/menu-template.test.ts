import { describe, expect, it } from 'vitest';
import type { AppCommand, MenuItem } from '../../../electron/ports';
import { menuTemplate } from '../../../electron/tray/menu-template';

const radio = (label: string, isChecked = false): MenuItem => ({
  kind: 'radio',
  label,
  isChecked,
  isEnabled: true,
  command: { type: 'set-presence', definitionId: label },
});
const groups: MenuItem[] = [
  { kind: 'text', label: 'Now' },
  radio('Available', true),
  { kind: 'separator' },
  radio('Break'),
  { kind: 'submenu', label: 'Meeting', items: [radio('Meeting'), radio('Team huddle')] },
];
const template = (items: readonly MenuItem[], platform: NodeJS.Platform) =>
  menuTemplate(items, { platform, onCommand: () => undefined });

describe('the menu template', () => {
  it('doubles every ampersand, which would otherwise mark a mnemonic', () => {
    expect(template([radio('Q&A & more')], 'linux')[0]).toMatchObject({ label: 'Q&&A && more' });
  });

  it('gives the command of a clicked item', () => {
    const commands: AppCommand[] = [];
    const [item] = menuTemplate([radio('Break')], {
      platform: 'linux',
      onCommand: (command) => commands.push(command),
    });
    Reflect.apply(item?.click ?? (() => undefined), undefined, []);
    expect(commands).toEqual([{ type: 'set-presence', definitionId: 'Break' }]);
  });

  it('makes lines that only tell unclickable', () => {
    expect(template([{ kind: 'text', label: 'Now' }], 'win32')).toEqual([{ label: 'Now', enabled: false }]);
  });

  it.each(['win32', 'darwin'] as const)('keeps a group without the current presence unchecked on %s', (platform) => {
    const silent = { type: 'radio', label: '', checked: true, visible: false };
    const built = template(groups, platform);
    expect(built.map(({ type, visible }) => `${type ?? 'normal'}${visible === false ? ' hidden' : ''}`)).toEqual([
      'normal',
      'radio',
      'separator',
      'radio',
      'submenu',
      'radio hidden',
    ]);
    expect(built[4]?.submenu).toEqual([expect.anything(), expect.anything(), silent]);
  });

  it('adds nothing on Linux, where panels would read it', () => {
    expect(template(groups, 'linux')).toHaveLength(groups.length);
  });
});
