import { describe, expect, it } from 'vitest';
import { socketPlace } from '../../../../electron/integration/command-line/socket-place';

const onWindows = () =>
  socketPlace({
    platform: 'win32',
    userData: 'C:\\Users\\maya\\AppData\\Roaming\\Presence Tray',
    runtimeFolder: undefined,
    temporaryFolder: 'C:\\Temp',
    userId: undefined,
  });

describe('The pipe on Windows', () => {
  it('has a name that nobody can know before, for anybody may take one there', () => {
    const names = Array.from({ length: 20 }, () => {
      const place = onWindows();
      return place.ok ? place.value : '';
    });
    for (const name of names) expect(name).toMatch(/^\\\\\.\\pipe\\presence-tray-[0-9a-f]{32}$/);
    expect(new Set(names).size).toBe(20);
  });
});
