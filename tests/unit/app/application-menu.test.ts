import { describe, expect, it } from 'vitest';
import { applicationMenu } from '../../../electron/application-menu';

describe('The menu of the app', () => {
  it('brings the keys for copying, pasting, windows and quitting on macOS, where only a menu has them', () => {
    expect(applicationMenu('darwin')).toEqual([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]);
  });

  it.each(['linux', 'win32'])('is none on %s, where it would be a bar in every window', (platform) => {
    expect(applicationMenu(platform)).toBeNull();
  });
});
