import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type * as Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { createElectronTray } from '../../../electron/tray/electron-tray';
import { startingModel } from '../../../electron/tray/starting-model';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A reference of this kind keeps its object alive until the task that made it is over. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

class FakeTray {
  static readonly made: WeakRef<FakeTray>[] = [];
  constructor() {
    FakeTray.made.push(new WeakRef(this));
  }
  readonly setToolTip = (): void => undefined;
  readonly setContextMenu = (): void => undefined;
  readonly setImage = (): void => undefined;
  readonly on = (): void => undefined;
  readonly destroy = (): void => undefined;
}

const electron = {
  Tray: FakeTray,
  Menu: { buildFromTemplate: () => ({}) },
  nativeImage: { createFromPath: () => ({}) },
} as unknown as Pick<typeof Electron, 'Tray' | 'Menu' | 'nativeImage'>;

describe('The tray in Electron', () => {
  it('keeps every icon that it made, also those that are gone: Electron deletes them itself at its end', async () => {
    const tray = createElectronTray({ electron, iconDirectory: '', platform: 'linux', onCommand: () => undefined });
    tray.render(startingModel());
    tray.recreate();
    tray.dispose();
    const unkept = new WeakRef({});
    await nextTask();
    collectGarbage();
    expect(unkept.deref()).toBeUndefined();
    expect(FakeTray.made.map((icon) => icon.deref() !== undefined)).toEqual([true, true]);
  });
});
