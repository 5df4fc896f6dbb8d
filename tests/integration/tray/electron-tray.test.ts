import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { MenuItem, TrayModel } from '../../../electron/ports';
import { startingModel } from '../../../electron/tray/starting-model';
import { trayIconFile } from '../../../electron/tray/icon-file';
import { startDesktopSession, type DesktopSession } from '../../../scripts/lib/desktop-session/desktop-session';
import { prepareElectronRuntime, type ElectronRuntime } from '../../../scripts/lib/electron-runtime';
import { electronSwitches } from '../../../scripts/lib/electron-switches';
import { startOwnedProcess, type OwnedProcess } from '../../../scripts/lib/owned-process';
import { buildTrayIcons } from '../../../scripts/tray-icons';
import { startFakeTray, type FakeTray } from '../../fakes/status-notifier-watcher';
import { everyNode, type TrayItem } from '../../fakes/tray-item';
import { readPng } from '../../unit/tray/read-png';
import type { Order, Report } from './tray-program';

const prepareLimitMs = 120_000;

let folder: string;
let runtime: ElectronRuntime;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'electron-tray-'));
  runtime = await prepareElectronRuntime({ report: () => undefined });
  await buildTrayIcons(path.join(folder, 'icons'));
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: path.join(import.meta.dirname, 'tray-program.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { external: ['electron'] },
    },
  });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', main: 'tray-program.js' }));
}, prepareLimitMs);
afterAll(() => rm(folder, { recursive: true }));

class Program {
  readonly running: OwnedProcess;
  readonly #lines: Interface;

  private constructor(running: OwnedProcess) {
    this.running = running;
    this.#lines = createInterface({ input: running.child.stdout as Readable });
  }

  static async start(session: DesktopSession): Promise<Program> {
    const running = await startOwnedProcess(
      runtime.executable,
      [
        ...electronSwitches(runtime, () => undefined),
        `--user-data-dir=${path.join(folder, 'user-data')}`,
        folder,
        path.join(folder, 'icons'),
      ],
      { environment: session.env, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    onTestFinished(() => running.stop());
    return new Program(running);
  }

  /** Gives an order and hears when it was carried out. */
  async order(order: Order): Promise<Report> {
    const heard = this.hears();
    (this.running.child.stdin as Writable).write(`${JSON.stringify(order)}\n`);
    return heard;
  }

  /** What the program says next. */
  hears(): Promise<Report> {
    return new Promise((resolve) => this.#lines.once('line', (line) => resolve(JSON.parse(line) as Report)));
  }
}

async function startSession(): Promise<DesktopSession> {
  const session = await startDesktopSession({ display: 'own', bus: 'own', keyring: 'none' });
  onTestFinished(() => session.dispose());
  return session;
}

async function startTray(session: DesktopSession): Promise<FakeTray> {
  const tray = await startFakeTray(session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  onTestFinished(() => tray.close());
  return tray;
}

const radio = (label: string, isChecked = false, isEnabled = true): MenuItem => ({
  kind: 'radio',
  label,
  isChecked,
  isEnabled,
  command: { type: 'set-presence', definitionId: label },
});
const model: TrayModel = {
  icon: 'on_queue',
  tooltip: 'On Queue since 10:42 · set by you from the tray',
  menu: [
    { kind: 'text', label: 'On Queue since 10:42 · 1 h 12 m' },
    { kind: 'separator' },
    radio('Available'),
    radio('On Queue', true),
    { kind: 'separator' },
    radio('Q&A_desk'),
    { kind: 'submenu', label: 'Meeting', items: [radio('Meeting'), radio('Team huddle')] },
    { kind: 'separator' },
    radio('Away — Set Available first', false, false),
    { kind: 'command', label: 'Quit', command: { type: 'quit' } },
  ],
};

async function shownItem(tray: FakeTray, program: Program): Promise<TrayItem> {
  await program.order({ render: model });
  return tray.nextItem();
}

describe('the tray of the real Electron, seen from the panel', () => {
  it('shows the drawing, the tooltip and the menu, with the current presence alone checked', async () => {
    const session = await startSession();
    const tray = await startTray(session);
    const item = await shownItem(tray, await Program.start(session));

    const look = await item.lookBecomes(({ tooltip }) => tooltip !== '');
    expect(look.tooltip).toBe(model.tooltip);
    const drawing = readPng(await readFile(trayIconFile(path.join(folder, 'icons'), 'on_queue', 'linux')));
    expect([look.width, look.height]).toEqual([drawing.width, drawing.height]);
    const alphaOfIcon = [...look.pixels].filter((_, index) => index % 4 === 0);
    expect(alphaOfIcon).toEqual([...drawing.pixels].filter((_, index) => index % 4 === 3));

    const items = everyNode(await item.menu()).filter(({ kind }) => kind !== 'separator');
    expect(items.map(({ label, kind }) => `${kind} ${label}`)).toEqual([
      'item On Queue since 10:42 · 1 h 12 m',
      'radio Available',
      'radio On Queue',
      'radio Q&A_desk',
      'submenu Meeting',
      'radio Meeting',
      'radio Team huddle',
      'radio Away — Set Available first',
      'item Quit',
    ]);
    expect(items.filter(({ isChecked }) => isChecked).map(({ label }) => label)).toEqual(['On Queue']);
    expect(items.filter(({ isEnabled }) => !isEnabled).map(({ label }) => label)).toEqual([
      'On Queue since 10:42 · 1 h 12 m',
      'Away — Set Available first',
    ]);
  });

  it('gives the command of a clicked item, keeps the old presence checked, and shows the next model', async () => {
    const session = await startSession();
    const tray = await startTray(session);
    const program = await Program.start(session);
    const item = await shownItem(tray, program);
    await item.menuBecomes((items) => items.length > 0);

    const clicked = program.hears();
    await item.click('Team huddle');
    expect(await clicked).toEqual({ command: { type: 'set-presence', definitionId: 'Team huddle' } });
    await item.menuBecomes((items) => checked(items) === 'On Queue');

    const activated = program.hears();
    await item.activate();
    expect(await activated).toEqual({ command: { type: 'open-window' } });

    expect(await program.order({ render: startingModel() })).toEqual({ bounds: null });
    await item.menuBecomes((items) => items[0]?.label === startingModel().tooltip);
    await item.lookBecomes(({ tooltip }) => tooltip === startingModel().tooltip);

    await item.click('Quit');
    expect(await program.running.ended).toBe(0);
  });

  it('is in a tray that appeared late once it was made anew', async () => {
    const session = await startSession();
    const program = await Program.start(session);
    await program.order({ render: model });
    const tray = await startTray(session);
    await program.order({ recreate: true });
    const item = await tray.nextItem();
    await item.menuBecomes((items) => checked(items) === 'On Queue');
    expect(tray.items()).toEqual([item]);
  });
});

describe('a panel that restarts', () => {
  it('gets the icon back without our doing', async () => {
    const session = await startSession();
    const tray = await startFakeTray(session.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
    const program = await Program.start(session);
    await shownItem(tray, program);
    await tray.close();
    const restarted = await startTray(session);
    const item = await restarted.nextItem();
    await item.menuBecomes((items) => checked(items) === 'On Queue');
  });
});

const checked = (items: readonly { readonly isChecked: boolean; readonly label: string }[]): string =>
  items
    .filter(({ isChecked }) => isChecked)
    .map(({ label }) => label)
    .join();
