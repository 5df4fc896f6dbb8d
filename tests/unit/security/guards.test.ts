import { describe, expect, it } from 'vitest';
import { guardContents } from '../../../electron/security/guard-contents';
import { guardSession } from '../../../electron/security/guard-session';
import type { GuardedSession } from '../../../electron/security/guard-session';
import { enableSandbox } from '../../../electron/security/sandbox';
import { FakeLog } from '../../fakes/log';

type Listener = (...args: never[]) => unknown;

class FakeContents {
  readonly listeners = new Map<string, Listener>();
  openWindow: () => { action: 'deny' } = () => {
    throw new Error('no handler for new windows');
  };

  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener);
  }

  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.openWindow = handler;
  }

  /** Whether the event went through. */
  happens(event: string, url?: string): boolean {
    let isPrevented = false;
    this.listeners.get(event)?.({ url, preventDefault: () => (isPrevented = true) } as never);
    return !isPrevented;
  }
}

function guardedContents(ownOrigin: string) {
  const created = new Set<(event: unknown, contents: FakeContents) => void>();
  const app = {
    on: (_name: string, listener: (event: unknown, contents: FakeContents) => void) => created.add(listener),
    off: (_name: string, listener: (event: unknown, contents: FakeContents) => void) => created.delete(listener),
  };
  const log = new FakeLog();
  const guard = guardContents<FakeContents>(app, { ownOrigin, log });
  const contents = new FakeContents();
  for (const listener of created) listener(undefined, contents);
  return { contents, guard, created, log };
}

describe('the guard of every web contents', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('refuses %s to anywhere else', (event) => {
    const { contents, log } = guardedContents('app://presence-tray');
    for (const url of [
      'https://login.mypurecloud.com/oauth?code=s3cret',
      'http://localhost:5173/',
      'file:///etc/passwd',
      'app://presence-tray.evil/',
      'app://presence-tray@evil/',
      'app://elsewhere/',
      'javascript:alert(1)',
      'data:text/html,hello',
      'about:blank',
      'not an address',
    ]) {
      expect(contents.happens(event, url), url).toBe(false);
    }
    expect(JSON.stringify(log.entries)).not.toContain('s3cret');
  });

  it('lets a page load itself again', () => {
    expect(guardedContents('app://presence-tray').contents.happens('will-navigate', 'app://presence-tray/')).toBe(true);
    const development = guardedContents('http://localhost:5173').contents;
    expect(development.happens('will-navigate', 'http://localhost:5173/')).toBe(true);
    expect(development.happens('will-navigate', 'http://localhost:5174/')).toBe(false);
  });

  it('refuses new windows and embedded browsers', () => {
    const { contents } = guardedContents('app://presence-tray');
    expect(contents.openWindow()).toEqual({ action: 'deny' });
    expect(contents.happens('will-attach-webview')).toBe(false);
  });

  it('is gone once disposed', () => {
    const { guard, created } = guardedContents('app://presence-tray');
    guard.dispose();
    expect(created.size).toBe(0);
  });
});

function guardedSession(ownOrigin: string, isPackaged: boolean) {
  const handlers: Record<string, Listener> = {};
  const keep = (name: string) => (listener: unknown) => void (handlers[name] = listener as Listener);
  const spellingLanguages: string[][] = [];
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: (isEnabled: boolean) => expect(isEnabled).toBe(false),
    setSpellCheckerLanguages: (languages: string[]) => void spellingLanguages.push(languages),
    webRequest: { onBeforeRequest: keep('before'), onHeadersReceived: keep('headers') },
    on: (name: string, listener: unknown) => keep(name)(listener),
  } as unknown as GuardedSession;
  guardSession(session, { ownOrigin, isPackaged, log: new FakeLog() });
  const call = (name: string, ...args: unknown[]): unknown => handlers[name]?.(...(args as never[]));
  const isLoaded = (url: string): boolean => {
    let isCancelled = true;
    call('before', { url }, (response: { cancel: boolean }) => (isCancelled = response.cancel));
    return !isCancelled;
  };
  return { call, handlers, isLoaded, spellingLanguages };
}

describe('the guard of the session', () => {
  it('wants no spelling dictionaries, which would be fetched', () => {
    expect(guardedSession('app://presence-tray', true).spellingLanguages).toEqual([[]]);
  });

  it.each(['media', 'notifications', 'geolocation', 'clipboard-read', 'fullscreen', 'openExternal', 'hid', 'whatever'])(
    'grants nobody the permission %s',
    (permission) => {
      const { call } = guardedSession('app://presence-tray', true);
      let granted: boolean | undefined;
      call('request', {}, permission, (answer: boolean) => (granted = answer));
      expect(granted).toBe(false);
      expect(call('check', {}, permission)).toBe(false);
      expect(call('device', {})).toBe(false);
    },
  );

  it('loads only our own pages once packaged', () => {
    const { isLoaded, handlers } = guardedSession('app://presence-tray', true);
    expect(isLoaded('app://presence-tray/assets/index.js')).toBe(true);
    expect(isLoaded('data:image/png;base64,AAAA')).toBe(true);
    for (const url of [
      'https://api.mypurecloud.com/api/v2/users/me',
      'http://127.0.0.1:4455/',
      'http://localhost:5173/',
      'ws://localhost:5173/',
      'file:///etc/passwd',
      'app://presence-tray.evil/',
      'data:text/html,hello',
      'devtools://devtools/bundled/inspector.html',
      'chrome-extension://abc/x.js',
      'blob:app://presence-tray/1',
    ]) {
      expect(isLoaded(url), url).toBe(false);
    }
    expect(handlers['headers']).toBeUndefined();
  });

  it('loads from the development server, with its own policy, only while developing', () => {
    const { isLoaded, call } = guardedSession('http://localhost:5173', false);
    expect(isLoaded('http://localhost:5173/src/main.tsx')).toBe(true);
    expect(isLoaded('ws://localhost:5173/?token=1')).toBe(true);
    expect(isLoaded('devtools://devtools/bundled/inspector.html')).toBe(true);
    expect(isLoaded('http://localhost:51730/')).toBe(false);
    expect(isLoaded('https://example.com/')).toBe(false);

    const answers: { responseHeaders?: Record<string, string[]> }[] = [];
    const push = (answer: { responseHeaders?: Record<string, string[]> }): void => void answers.push(answer);
    call('headers', { url: 'http://localhost:5173/', responseHeaders: { etag: ['1'] } }, push);
    expect(answers[0]?.responseHeaders).toMatchObject({ etag: ['1'], 'X-Content-Type-Options': ['nosniff'] });
    expect(answers[0]?.responseHeaders?.['Content-Security-Policy']?.[0]).toContain(
      "connect-src 'self' ws://localhost:5173",
    );
  });

  it('downloads nothing', () => {
    const { call } = guardedSession('app://presence-tray', true);
    let isPrevented = false;
    call('will-download', { preventDefault: () => (isPrevented = true) });
    expect(isPrevented).toBe(true);
  });
});

describe('the sandbox', () => {
  const start = (switches: readonly string[]) => {
    let isAsked = false;
    const log = new FakeLog();
    const app = {
      enableSandbox: () => void (isAsked = true),
      commandLine: { hasSwitch: (name: string) => switches.includes(name) },
    };
    return { isOn: enableSandbox(app, log), isAsked, log };
  };

  it('is on for every renderer', () => {
    expect(start([])).toMatchObject({ isOn: true, isAsked: true, log: { entries: [] } });
  });

  it('is not asked for beside --no-sandbox, and the log says so', () => {
    expect(start(['no-sandbox'])).toMatchObject({ isOn: false, isAsked: false, log: { entries: [{ level: 'warn' }] } });
  });
});
