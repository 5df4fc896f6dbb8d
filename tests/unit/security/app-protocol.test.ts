import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAppRequest, registerAppScheme, serveApp } from '../../../electron/security/app-protocol';

let root: string;
let folder: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'presence-tray-app-'));
  folder = path.join(root, 'dist');
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  await mkdir(path.join(root, 'dist-secrets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>');
  await writeFile(path.join(folder, 'assets/index-1a2b.js'), 'export {};');
  await writeFile(path.join(folder, 'assets/style.css'), 'body {}');
  await writeFile(path.join(folder, 'assets/glyph.svg'), '<svg/>');
  await writeFile(path.join(folder, 'assets/two words.png'), 'png');
  await writeFile(path.join(folder, 'assets/index.js.map'), '{}');
  await writeFile(path.join(root, 'secret.html'), 'secret');
  await writeFile(path.join(root, 'dist-secrets/secret.html'), 'secret');
});

afterAll(() => rm(root, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => answerAppRequest({ url, method }, folder);

describe('app://presence-tray', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/?theme=dark#settings', 'text/html; charset=utf-8', '<!doctype html>'],
    ['/assets/index-1a2b.js', 'text/javascript; charset=utf-8', 'export {};'],
    ['/assets/style.css', 'text/css; charset=utf-8', 'body {}'],
    ['/assets/glyph.svg', 'image/svg+xml; charset=utf-8', '<svg/>'],
    ['/assets/two%20words.png', 'image/png', 'png'],
  ])('serves %s as %s', async (address, mimeType, content) => {
    const response = await get(`app://presence-tray${address}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(mimeType);
    expect(await response.text()).toBe(content);
  });

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/..%2Fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/assets/..%2f..%2fsecret.html',
    '/assets/%2e%2e/%2e%2e/secret.html',
    '/..%2fdist-secrets%2fsecret.html',
    '/..%5csecret.html',
    '/%5c..%5csecret.html',
    '//secret.html',
    '/%2f..%2fsecret.html',
    '/%252e%252e%252fsecret.html',
    '/C:%2fsecret.html',
    '/..%2fsecret.html%00.html',
    '/index.html%00',
    '/%',
    '/%c0%ae%c0%ae/secret.html',
    '/.',
    '/assets',
    '/missing.html',
    '/assets/index.js.map',
  ])('refuses %s', async (address) => {
    const response = await get(`app://presence-tray${address}`);
    // The parser takes plain dots away before we see them, so some of these ask for a file that is not there.
    expect(response.status === 200 ? await response.text() : response.status).not.toBe('secret');
    if (address !== '/.') expect([400, 404]).toContain(response.status);
  });

  it('cannot be led out of its folder by an absolute path', async () => {
    const response = await get(`app://presence-tray/${encodeURIComponent(path.join(root, 'secret.html'))}`);
    expect(response.status).toBe(404);
  });

  it.each(['app://elsewhere/index.html', 'app:///index.html', 'app://presence-tray.evil/index.html', 'app:', ''])(
    'knows no other host: %j',
    async (address) => {
      expect([400, 404]).toContain((await get(address)).status);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await get('app://presence-tray/', method)).status).toBe(405);
  });

  it('answers HEAD without content', async () => {
    const response = await get('app://presence-tray/', 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each(['/', '/assets/glyph.svg', '/missing.html'])('sends the policy as a header with %s', async (address) => {
    const { headers } = await get(`app://presence-tray${address}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(policy).not.toMatch(/unsafe|https?:|ws:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('is a standard, secure scheme without further privileges', () => {
    const registered: unknown[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(...schemes) });
    expect(registered).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  });

  it('is served until disposed', async () => {
    const handlers = new Map<string, (request: Request) => Promise<Response>>();
    const protocol = {
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void handlers.set(scheme, handler),
      unhandle: (scheme: string) => void handlers.delete(scheme),
    };
    const serving = serveApp(protocol, folder);
    const response = await handlers.get('app')?.({ url: 'app://presence-tray/', method: 'GET' } as Request);
    expect(response?.status).toBe(200);
    serving.dispose();
    serving.dispose();
    expect(handlers.size).toBe(0);
  });
});
