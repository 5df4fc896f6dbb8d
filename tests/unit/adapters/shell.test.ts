import { describe, expect, it } from 'vitest';
import { createShell, openableAddress, openWithElectron } from '../../../electron/adapters/shell';
import { FakeLog } from '../../fakes/log';

describe('an address for the browser', () => {
  it.each([
    [
      'https://login.mypurecloud.de/oauth/authorize?client_id=1',
      'https://login.mypurecloud.de/oauth/authorize?client_id=1',
    ],
    ['HTTPS://Login.MyPureCloud.DE', 'https://login.mypurecloud.de/'],
    ['http://127.0.0.1:4455/oauth/authorize', 'http://127.0.0.1:4455/oauth/authorize'],
    ['http://localhost:4455/', 'http://localhost:4455/'],
    ['http://[::1]:4455/', 'http://[::1]:4455/'],
    ['https://example.com/a b"c', 'https://example.com/a%20b%22c'],
  ])('is taken from %s', (text, address) => {
    expect(openableAddress(text)).toBe(address);
  });

  it.each([
    'http://example.com/',
    'http://127.0.0.1.example.com/',
    'https://name:password@example.com/',
    'https://name@example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-settings:',
    'smb://server/share',
    'x-apple.systempreferences:',
    '--help',
    'example.com',
    '',
  ])('is never taken from %j', (text) => {
    expect(openableAddress(text)).toBeNull();
  });
});

describe('the shell', () => {
  function setUp(isOpened: boolean) {
    const opened: string[] = [];
    const copied: string[] = [];
    const log = new FakeLog();
    const shell = createShell({
      openAddress: (address) => {
        opened.push(address);
        return Promise.resolve(isOpened);
      },
      clipboard: { writeText: (text) => void copied.push(text) },
      log,
    });
    return { shell, opened, copied, log };
  }

  it('opens an allowed address', async () => {
    const { shell, opened } = setUp(true);
    expect(await shell.openInBrowser('https://example.com')).toBe(true);
    expect(opened).toEqual(['https://example.com/']);
  });

  it('opens nothing else, and keeps the address out of the log', async () => {
    const { shell, opened, log } = setUp(true);
    expect(await shell.openInBrowser('file:///home/agent/private')).toBe(false);
    expect(opened).toEqual([]);
    expect(log.entries).toHaveLength(1);
    expect(JSON.stringify(log.entries)).not.toContain('private');
  });

  it('says so when no browser could be started', async () => {
    expect(await setUp(false).shell.openInBrowser('https://example.com')).toBe(false);
  });

  it('copies text', () => {
    const { shell, copied } = setUp(true);
    shell.copyText('https://example.com/');
    expect(copied).toEqual(['https://example.com/']);
  });

  it('takes a rejection of Electron for a failure', async () => {
    expect(await openWithElectron({ openExternal: () => Promise.resolve() })('https://example.com/')).toBe(true);
    const failing = openWithElectron({ openExternal: () => Promise.reject(new Error('no handler')) });
    expect(await failing('https://example.com/')).toBe(false);
  });
});
