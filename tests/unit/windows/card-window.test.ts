import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { CardView, Rectangle } from '../../../electron/ports';
import type { CardBrowserWindow, CardContents } from '../../../electron/windows/card-window';
import { createCardWindow } from '../../../electron/windows/card-window';
import type { AbsenceCard, Snapshot } from '../../../shared/snapshot';
import { cardSize } from '../../../shared/window-size';
import { deferredOf, goOnQueueOf, returnOf, stillHereOf, warningOf } from '../../fakes/absence';
import { FakeLog } from '../../fakes/log';
import { snapshotOf } from '../../fakes/snapshot';

class FakeContents extends EventEmitter implements CardContents {
  readonly sent: { readonly channel: string; readonly payload: unknown }[] = [];
  send(channel: string, payload: unknown): void {
    this.sent.push({ channel, payload });
  }
}

class FakeCardWindow extends EventEmitter implements CardBrowserWindow<FakeContents> {
  readonly webContents = new FakeContents();
  address = '';
  bounds: Rectangle | null = null;
  state: 'hidden' | 'shown-without-focus' | 'destroyed' = 'hidden';

  constructor(
    readonly shape: BrowserWindowConstructorOptions,
    readonly loading: Promise<void>,
  ) {
    super();
  }
  loadURL(address: string): Promise<void> {
    this.address = address;
    return this.loading;
  }
  setBounds(bounds: Rectangle): void {
    this.bounds = bounds;
  }
  showInactive(): void {
    this.state = 'shown-without-focus';
  }
  destroy(): void {
    this.state = 'destroyed';
    this.emit('closed');
  }
}

interface Desk {
  readonly view: CardView;
  readonly log: FakeLog;
  readonly windows: FakeCardWindow[];
  readonly trusted: FakeContents[];
  newest(): FakeCardWindow;
  publish(card: AbsenceCard | null): Snapshot;
}

function desk(loading: Promise<void> = Promise.resolve(), platform: NodeJS.Platform = 'linux'): Desk {
  const log = new FakeLog();
  const windows: FakeCardWindow[] = [];
  const trusted: FakeContents[] = [];
  const view = createCardWindow<FakeContents>({
    createWindow(shape) {
      const window = new FakeCardWindow(shape, loading);
      windows.push(window);
      return window;
    },
    onCreated: (contents) => trusted.push(contents),
    pageAddress: 'app://presence-tray/',
    webPreferences: { sandbox: true },
    backgroundColour: () => '#1e1f22',
    title: 'Presence Tray',
    platform,
    place: ({ width, height }) => ({ x: 1_500, y: 900 - height, width, height }),
    log,
  });
  return {
    view,
    log,
    windows,
    trusted,
    newest() {
      const window = windows.at(-1);
      if (window === undefined) throw new Error('No window was made');
      return window;
    },
    publish(card) {
      const snapshot = snapshotOf({ inactivity: { card } });
      view.publish(snapshot);
      return snapshot;
    },
  };
}

describe('the card in the corner of the screen', () => {
  it('does not exist while there is nothing to say, nor while nobody is there to read it', () => {
    const { publish, windows } = desk();
    publish(null);
    publish(returnOf({ state: 'gone', until: null }));
    expect(windows).toEqual([]);
  });

  it('is made for a warning, trusted before its page is loaded, and shown without the focus when it is drawn', () => {
    const { publish, newest, trusted } = desk();
    publish(warningOf());
    const window = newest();
    expect(trusted).toEqual([window.webContents]);
    expect(window.address).toBe('app://presence-tray/?page=card');
    expect(window.state).toBe('hidden');
    window.emit('ready-to-show');
    expect(window.state).toBe('shown-without-focus');
    expect(window.bounds).toEqual({
      x: 1_500,
      y: 900 - cardSize.height,
      width: cardSize.width,
      height: cardSize.height,
    });
  });

  it('stands over everything, without a frame, in no list of windows, and can take the focus by a click', () => {
    const { publish, newest } = desk();
    publish(warningOf());
    expect(newest().shape).toMatchObject({
      show: false,
      frame: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      resizable: false,
      webPreferences: { sandbox: true },
    });
    expect(newest().shape.focusable).not.toBe(false);
    expect(newest().shape.type).toBeUndefined();
  });

  it('is a panel on macOS, which takes keys without making the app the active one', () => {
    const { publish, newest } = desk(Promise.resolve(), 'darwin');
    publish(warningOf());
    expect(newest().shape).toMatchObject({ type: 'panel', acceptFirstMouse: true });
  });

  it('is one window for one absence, which changes in place', () => {
    const { publish, windows, newest } = desk();
    publish(warningOf());
    const latest = [publish(stillHereOf()), publish(deferredOf()), publish(returnOf()), publish(goOnQueueOf())];
    expect(windows).toHaveLength(1);
    expect(newest().webContents.sent).toEqual(latest.map((payload) => ({ channel: 'snapshot.changed', payload })));
  });

  it('is gone, renderer and all, as soon as there is nothing left to say', () => {
    const { publish, newest, windows } = desk();
    publish(warningOf());
    const window = newest();
    publish(null);
    expect(window.state).toBe('destroyed');
    publish(null);
    expect(windows).toHaveLength(1);
  });

  it('is never shown when what it had to say was over before it was drawn', () => {
    const { publish, newest } = desk();
    publish(warningOf());
    const window = newest();
    publish(null);
    window.emit('ready-to-show');
    expect(window.state).toBe('destroyed');
  });

  it('is as high as its content, when it is shown and when that changes', () => {
    const { publish, newest, view } = desk();
    publish(warningOf());
    view.fit(180);
    expect(newest().bounds).toBeNull();
    newest().emit('ready-to-show');
    expect(newest().bounds).toMatchObject({ height: 180, y: 720 });
    view.fit(260);
    expect(newest().bounds).toMatchObject({ height: 260, y: 640 });
  });

  it('does not come back once it was put away, and the next one does', () => {
    const { publish, newest, view, windows } = desk();
    publish(returnOf());
    view.close();
    expect(newest().state).toBe('destroyed');
    publish(returnOf({ isGoingBack: true }));
    publish(goOnQueueOf());
    expect(windows).toHaveLength(1);
    publish(warningOf({ absenceId: 'absence-2' }));
    expect(windows).toHaveLength(2);
  });

  it('tells of the return although the warning of the same absence was put away', () => {
    const { publish, view, windows } = desk();
    publish(warningOf());
    view.close();
    publish(returnOf());
    expect(windows).toHaveLength(2);
  });

  it('counts as put away when the person closes it by a shortcut of their desktop', () => {
    const { publish, newest, windows } = desk();
    publish(returnOf());
    newest().destroy();
    publish(returnOf());
    expect(windows).toHaveLength(1);
  });

  it('gives up on a renderer that dies and says so in the log, and the next card is shown', () => {
    const { publish, newest, windows, log } = desk();
    publish(warningOf());
    newest().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(newest().state).toBe('destroyed');
    expect(log.entries).toMatchObject([{ level: 'error', message: 'card: its renderer is gone' }]);
    publish(warningOf());
    expect(windows).toHaveLength(1);
    publish(warningOf({ absenceId: 'absence-2' }));
    expect(windows).toHaveLength(2);
  });

  it('gives up on a page that cannot be loaded', async () => {
    const failing = Promise.reject(new Error('ERR_FAILED'));
    const { publish, newest, log } = desk(failing);
    publish(warningOf());
    await failing.catch(() => undefined);
    await Promise.resolve();
    expect(newest().state).toBe('destroyed');
    expect(log.entries).toMatchObject([{ level: 'error', message: 'card: its page could not be loaded' }]);
  });

  it('is gone when the app ends', () => {
    const { publish, newest, view } = desk();
    publish(warningOf());
    view.dispose();
    expect(newest().state).toBe('destroyed');
  });
});
