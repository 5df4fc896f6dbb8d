import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createPageWindows } from '../../../electron/windows/page-windows';
import type { PageBrowserWindow, PageContents } from '../../../electron/windows/page-windows';
import { FakeLog } from '../../fakes/log';
import { snapshotOf } from '../../fakes/snapshot';

class FakeContents extends EventEmitter implements PageContents {
  readonly sent: (readonly [string, unknown])[] = [];
  printed: Promise<Uint8Array> = Promise.resolve(new Uint8Array([1]));
  send(channel: string, payload: unknown): void {
    this.sent.push([channel, payload]);
  }
  printToPDF(): Promise<Uint8Array> {
    return this.printed;
  }
}

class FakeWindow extends EventEmitter implements PageBrowserWindow<FakeContents> {
  readonly webContents = new FakeContents();
  readonly done: string[] = [];
  address = '';
  isMinimised = false;
  isDestroyed = false;

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
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
  restore(): void {
    this.done.push('restore');
  }
  isMinimized(): boolean {
    return this.isMinimised;
  }
  destroy(): void {
    this.isDestroyed = true;
    this.emit('closed');
  }
}

function desk(loading: Promise<void> = Promise.resolve()) {
  const log = new FakeLog();
  const windows: FakeWindow[] = [];
  const trusted: FakeContents[] = [];
  const pages = createPageWindows<FakeContents>({
    createWindow(shape) {
      const window = new FakeWindow(shape, loading);
      windows.push(window);
      return window;
    },
    onCreated: (contents) => void trusted.push(contents),
    pageAddress: 'app://presence-tray/',
    webPreferences: { sandbox: true },
    backgroundColour: () => '#1e1f22',
    title: 'Presence Tray',
    log,
  });
  const newest = (): FakeWindow => windows.at(-1) as FakeWindow;
  return {
    pages,
    log,
    windows,
    trusted,
    newest,
    /** Opens the settings and lets them be drawn. */
    drawn(): FakeWindow {
      pages.open('settings');
      newest().emit('ready-to-show');
      return newest();
    },
  };
}

describe('A page’s window', () => {
  it('does not exist until it is asked for', () => {
    expect(desk().windows).toEqual([]);
  });

  it('has a native title bar, can be made larger and smaller within reason, and is guarded and trusted as any window', () => {
    const { pages, newest, trusted } = desk();
    pages.open('settings');
    const { shape, webContents } = newest();
    expect(shape).toMatchObject({ width: 820, height: 640, useContentSize: true, backgroundColor: '#1e1f22' });
    expect(shape.minWidth).toBeLessThanOrEqual(820);
    expect(shape.minHeight).toBeLessThanOrEqual(640);
    expect([shape.frame, shape.resizable, shape.skipTaskbar, shape.alwaysOnTop]).toEqual(Array(4).fill(undefined));
    expect(shape.webPreferences).toEqual({ sandbox: true });
    expect(trusted).toEqual([webContents]);
  });

  it('shows the page and section of its address, once it is drawn', () => {
    const { pages, newest } = desk();
    pages.open('settings', 'general');
    expect(newest().address).toBe('app://presence-tray/?page=settings&section=general');
    expect(newest().done).toEqual([]);
    newest().emit('ready-to-show');
    expect(newest().done).toEqual(['show', 'focus']);
  });

  it('is one: asked for again it comes to the front, from the task bar too, and shows the section', () => {
    const { pages, drawn, windows } = desk();
    const window = drawn();
    window.isMinimised = true;
    pages.open('settings', 'general');
    expect(windows).toHaveLength(1);
    expect(window.done.slice(2)).toEqual(['restore', 'show', 'focus']);
    expect(window.webContents.sent).toEqual([['page.section', 'general']]);
    pages.open('settings');
    expect(window.webContents.sent).toHaveLength(1);
  });

  it('hears of a section that was asked for before it was drawn', () => {
    const { pages, newest } = desk();
    pages.open('settings');
    pages.open('settings', 'general');
    pages.open('settings');
    expect(newest().webContents.sent).toEqual([]);
    newest().emit('ready-to-show');
    expect(newest().webContents.sent).toEqual([['page.section', 'general']]);
  });

  it('gets each snapshot while it is open', () => {
    const { pages, drawn } = desk();
    pages.publish(snapshotOf());
    const window = drawn();
    pages.publish(snapshotOf());
    expect(window.webContents.sent).toEqual([['snapshot.changed', snapshotOf()]]);
    pages.close('settings');
    pages.publish(snapshotOf());
    expect(window.webContents.sent).toHaveLength(1);
  });

  it('is gone when it is closed, by the person or by the app, and made anew the next time', () => {
    const { pages, drawn, windows } = desk();
    drawn().destroy();
    const second = drawn();
    pages.close('settings');
    expect(second.isDestroyed).toBe(true);
    pages.close('settings');
    pages.open('settings');
    expect(windows).toHaveLength(3);
  });

  it('does not come up when it is drawn after it was closed', () => {
    const { pages, newest } = desk();
    pages.open('settings');
    pages.close('settings');
    newest().emit('ready-to-show');
    expect(newest().done).toEqual([]);
  });

  it('is closed and logged when its renderer is gone or its page cannot be loaded', async () => {
    const first = desk();
    first.drawn().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(first.newest().isDestroyed).toBe(true);
    expect(first.log.entries).toHaveLength(1);
    const second = desk(Promise.reject(new Error('ERR_FILE_NOT_FOUND')));
    second.pages.open('settings');
    await Promise.resolve();
    await Promise.resolve();
    expect(second.newest().isDestroyed).toBe(true);
    expect(second.log.entries).toHaveLength(1);
  });

  it('goes with the app', () => {
    const { pages, drawn } = desk();
    const window = drawn();
    pages.dispose();
    pages.dispose();
    expect(window.isDestroyed).toBe(true);
  });

  it('is printed while it is open; what cannot be printed is logged', async () => {
    const { pages, drawn, log } = desk();
    expect(await pages.printed('settings')).toBeNull();
    const { webContents } = drawn();
    expect(await pages.printed('settings')).toEqual(new Uint8Array([1]));
    webContents.printed = Promise.reject(new Error('Printing failed.'));
    expect(await pages.printed('settings')).toBeNull();
    expect(log.entries).toMatchObject([{ level: 'warn' }]);
  });
});
