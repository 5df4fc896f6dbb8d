import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import {
  createPopoverWindow,
  HIDDEN_LIFETIME_MS,
  SAME_CLICK_MS,
  type PopoverBrowserWindow,
  type PopoverContents,
} from '../../../electron/windows/popover-window';
import type { Rectangle, WindowView } from '../../../electron/ports';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime, type VirtualTime } from '../../fakes/virtual-time';
import { snapshot } from '../tray/example-snapshot';

class FakeContents extends EventEmitter implements PopoverContents {
  readonly sent: string[] = [];
  hasDevTools = false;
  send(channel: string): void {
    this.sent.push(channel);
  }
  isDevToolsOpened(): boolean {
    return this.hasDevTools;
  }
}

class FakeWindow extends EventEmitter implements PopoverBrowserWindow<FakeContents> {
  readonly webContents = new FakeContents();
  readonly shape: BrowserWindowConstructorOptions;
  address = '';
  bounds: Rectangle | null = null;
  state: 'hidden' | 'visible' | 'minimised' | 'destroyed' = 'hidden';
  loading: Promise<void> = Promise.resolve();

  constructor(shape: BrowserWindowConstructorOptions) {
    super();
    this.shape = shape;
  }
  loadURL(address: string): Promise<void> {
    this.address = address;
    return this.loading;
  }
  setBounds(bounds: Rectangle): void {
    this.bounds = bounds;
  }
  show(): void {
    this.state = 'visible';
  }
  hide(): void {
    this.state = 'hidden';
  }
  minimize(): void {
    this.state = 'minimised';
  }
  restore(): void {
    this.state = 'visible';
  }
  isMinimized(): boolean {
    return this.state === 'minimised';
  }
  isVisible(): boolean {
    return this.state === 'visible';
  }
  destroy(): void {
    this.state = 'destroyed';
    this.emit('closed');
  }
  /** What the person does with the window's own button or the desktop's shortcut. */
  close(): void {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) {
      this.destroy();
    }
  }
}

interface Desk {
  readonly view: WindowView;
  readonly time: VirtualTime;
  readonly log: FakeLog;
  readonly windows: FakeWindow[];
  readonly created: FakeContents[];
  /** The window that was made last. */
  newest(): FakeWindow;
  /** Shows the window and lets its page be drawn. */
  open(): FakeWindow;
  isQuitting: boolean;
}

function desk(loading: Promise<void> = Promise.resolve()): Desk {
  const time = createVirtualTime();
  const log = new FakeLog();
  const windows: FakeWindow[] = [];
  const created: FakeContents[] = [];
  const view = createPopoverWindow<FakeContents>({
    createWindow(shape) {
      const window = new FakeWindow(shape);
      window.loading = loading;
      windows.push(window);
      return window;
    },
    onCreated: (contents) => created.push(contents),
    pageAddress: 'app://presence-tray/',
    webPreferences: { sandbox: true },
    backgroundColour: () => '#1e1f22',
    title: 'Presence Tray',
    place: () => ({ x: 10, y: 20, width: 360, height: 506 }),
    isQuitting: () => self.isQuitting,
    scheduler: time.scheduler,
    log,
  });
  const self: Desk = {
    view,
    time,
    log,
    windows,
    created,
    isQuitting: false,
    newest() {
      const window = windows.at(-1);
      if (window === undefined) {
        throw new Error('No window was made');
      }
      return window;
    },
    open() {
      view.show();
      self.newest().emit('ready-to-show');
      return self.newest();
    },
  };
  return self;
}

describe('the pop-over window', () => {
  it('does not exist before it is looked at', () => {
    const { view, windows } = desk();
    view.publish(snapshot());
    view.hide();
    expect(windows).toHaveLength(0);
  });

  it('appears when its page is drawn, at the tray, and its contents are trusted before they are loaded', () => {
    const { view, newest, created } = desk();
    view.show();
    const window = newest();
    expect(created).toEqual([window.webContents]);
    expect(window).toMatchObject({ state: 'hidden', address: 'app://presence-tray/' });
    window.emit('ready-to-show');
    expect(window).toMatchObject({ state: 'visible', bounds: { x: 10, y: 20, width: 360, height: 506 } });
    expect(window.webContents.sent).toEqual(['window.shown']);
  });

  it('is frameless, out of the task bar, and made with the given preferences', () => {
    expect(desk().open().shape).toMatchObject({
      frame: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      resizable: false,
      show: false,
      backgroundColor: '#1e1f22',
      webPreferences: { sandbox: true },
    });
  });

  it('stays away when it was closed before its page was drawn', () => {
    const { view, newest } = desk();
    view.show();
    view.hide();
    newest().emit('ready-to-show');
    expect(newest().state).toBe('hidden');
  });

  it('hides when it loses the focus, and is the same window when it is shown soon after', async () => {
    const { view, time, windows, open } = desk();
    const window = open();
    window.emit('blur');
    expect(window.state).toBe('hidden');
    await time.advance(HIDDEN_LIFETIME_MS - 1);
    view.show();
    await time.advance(HIDDEN_LIFETIME_MS);
    expect(windows).toHaveLength(1);
    expect(window).toMatchObject({ state: 'visible', webContents: { sent: ['window.shown', 'window.shown'] } });
  });

  it('stays when the focus goes to its developer tools', () => {
    const window = desk().open();
    window.webContents.hasDevTools = true;
    window.emit('blur');
    expect(window.state).toBe('visible');
  });

  it('is destroyed when it was hidden for a minute, and made anew at the next look', async () => {
    const { view, time, windows, open } = desk();
    const window = open();
    view.hide();
    await time.advance(HIDDEN_LIFETIME_MS);
    expect(window.state).toBe('destroyed');
    expect(open()).not.toBe(window);
    expect(windows).toHaveLength(2);
  });

  it('toggles, and takes the click that took its focus for the click that closes it', async () => {
    const { view, time, open } = desk();
    const window = open();
    view.toggle();
    expect(window.state).toBe('hidden');
    view.toggle();
    expect(window.state).toBe('visible');
    window.emit('blur');
    view.toggle();
    expect(window.state).toBe('hidden');
    await time.advance(SAME_CLICK_MS);
    view.toggle();
    expect(window.state).toBe('visible');
  });

  it('gets each snapshot, hidden or not', () => {
    const { view, open } = desk();
    const window = open();
    view.publish(snapshot());
    view.hide();
    view.publish(snapshot());
    expect(window.webContents.sent).toEqual(['window.shown', 'snapshot.changed', 'snapshot.changed']);
  });

  it('goes with its renderer, and the next look makes a new one', () => {
    const { log, open, view, windows } = desk();
    const window = open();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.state).toBe('destroyed');
    expect(log.entries).toMatchObject([{ level: 'error', fields: { reason: 'crashed' } }]);
    view.show();
    expect(windows).toHaveLength(2);
  });

  it('goes when its page cannot be loaded', async () => {
    const failing = Promise.reject(new Error('ERR_FAILED'));
    const { view, time, newest, log } = desk(failing);
    view.show();
    await time.settle();
    expect(newest().state).toBe('destroyed');
    expect(log.entries).toMatchObject([{ level: 'error' }]);
  });

  it('may be closed by the desktop, and is made anew', () => {
    const { open, windows } = desk();
    open().close();
    open();
    expect(windows).toHaveLength(2);
  });

  it('leaves neither a window nor a timer when it is disposed', () => {
    const { view, time, open } = desk();
    const window = open();
    window.emit('blur');
    view.dispose();
    expect(window.state).toBe('destroyed');
    expect(time.pending()).toBe(0);
  });
});

describe('the window on a desktop without a tray', () => {
  it('is an ordinary one in the task bar, which keeps standing when it loses the focus', () => {
    const { view, open } = desk();
    view.setTrayHost(false);
    const window = open();
    expect(window.shape).not.toHaveProperty('skipTaskbar');
    expect(window.shape).not.toHaveProperty('frame');
    window.emit('blur');
    expect(window).toMatchObject({ state: 'visible', bounds: null });
  });

  it('is only minimised when it is closed, so that it stays within reach, unless the app ends', () => {
    const self = desk();
    self.view.setTrayHost(false);
    const window = self.open();
    window.close();
    expect(window.state).toBe('minimised');
    self.view.show();
    expect(window.state).toBe('visible');
    self.isQuitting = true;
    window.close();
    expect(window.state).toBe('destroyed');
  });

  it('replaces the pop-over when the tray goes', () => {
    const { view, open } = desk();
    const popover = open();
    view.setTrayHost(false);
    const ordinary = open();
    expect(popover.state).toBe('destroyed');
    expect(ordinary.shape).not.toHaveProperty('frame');
  });

  it('stays until it is closed when a tray appears, and gives way to the pop-over then', () => {
    const { view, open } = desk();
    view.setTrayHost(false);
    const ordinary = open();
    view.setTrayHost(true);
    expect(ordinary.state).toBe('visible');
    ordinary.close();
    expect(ordinary.state).toBe('destroyed');
    expect(open().shape).toMatchObject({ frame: false });
  });
});
