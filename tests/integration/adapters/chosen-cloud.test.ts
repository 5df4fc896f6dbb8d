import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasChosenCloud } from '../../../electron/adapters/chosen-cloud';
import { systemClock } from '../../../electron/adapters/system-time';

function userData(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'presence-tray-chosen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('Whether an organisation was chosen', () => {
  it('is told from the file that the settings store writes', async () => {
    // Outside Electron the package `electron` is the path of its program, which it would fetch when imported.
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere';
    const { openSettingsStore } = await import('../../../electron/adapters/settings-store');
    const directory = userData();
    expect(hasChosenCloud(directory)).toBe(false);
    const settings = openSettingsStore({ directory, clock: systemClock });
    settings.update({ orgHost: 'mypurecloud.de' });
    expect(hasChosenCloud(directory)).toBe(false);
    settings.update({ clientId: '0c3fd0ba-1b2c-4d5e-8f90-123456789abc' });
    expect(hasChosenCloud(directory)).toBe(true);
  });

  it.each(['', 'null', '[]', '{ "orgHost": ', '{ "orgHost": 1, "clientId": true }'])(
    'is no where the file holds %s',
    (text) => {
      const directory = userData();
      writeFileSync(path.join(directory, 'settings.json'), text);
      expect(hasChosenCloud(directory)).toBe(false);
    },
  );
});
