import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  assertSecureWebPreferences,
  secureWebPreferences,
  webPreferencesFor,
} from '../../../electron/security/web-preferences';

describe('the web preferences', () => {
  it('are the secure ones, with developer tools only in development', () => {
    expect(webPreferencesFor('/app/preload.cjs', true)).toEqual({
      ...secureWebPreferences,
      preload: '/app/preload.cjs',
      devTools: false,
    });
    expect(webPreferencesFor('/app/preload.cjs', false).devTools).toBe(true);
  });

  it('pass their own check, also as Electron reports them, without those at their default', () => {
    assertSecureWebPreferences(webPreferencesFor('/app/preload.cjs', true) as unknown as Record<string, unknown>);
    assertSecureWebPreferences({ contextIsolation: true, sandbox: true, enableBlinkFeatures: '' });
  });

  it.each(Object.entries(secureWebPreferences))('fail the check when %s is not %s', (name, value) => {
    expect(() => assertSecureWebPreferences({ ...secureWebPreferences, [name]: !value })).toThrow(name);
  });

  it('fail the check when blink features are switched on', () => {
    expect(() => assertSecureWebPreferences({ ...secureWebPreferences, enableBlinkFeatures: 'X' })).toThrow(
      'enableBlinkFeatures',
    );
  });
});

/** Every place in a source text that makes a window or view and does not take the secure preferences. */
function insecureWindows(text: string): string[] {
  const source = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const made = source.matchAll(/new\s+(?:\w+\.)?(?:BrowserWindow|BrowserView|WebContentsView)\s*\(/g);
  return [...made]
    .map((match) => callAt(source, match.index))
    .filter((call) => !/webPreferences:\s*webPreferencesFor\(/.test(call));
}

/** The text of a call, from its start to the bracket that closes it. */
function callAt(source: string, start: number): string {
  let depth = 0;
  for (let index = source.indexOf('(', start); index < source.length; index += 1) {
    if (source[index] === '(') depth += 1;
    if (source[index] === ')') depth -= 1;
    if (depth === 0) return source.slice(start, index + 1);
  }
  return source.slice(start);
}

describe('every window of the app', () => {
  const electronFolder = path.resolve(import.meta.dirname, '../../../electron');
  const sources = readdirSync(electronFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.[cm]?tsx?$/.test(file),
  );

  it('is made with the secure preferences', () => {
    expect(sources.length).toBeGreaterThan(10);
    for (const file of sources) {
      expect(insecureWindows(readFileSync(path.join(electronFolder, file), 'utf8')), file).toEqual([]);
    }
  });

  it('is never given what Electron calls insecure', () => {
    for (const file of sources) {
      const source = readFileSync(path.join(electronFolder, file), 'utf8');
      expect(source, file).not.toMatch(
        /nodeIntegration: true|contextIsolation: false|sandbox: false|webSecurity: false|<webview|allowpopups/,
      );
      expect(source, file).not.toMatch(/\bsendSync\b|ipcMain\.on\(|ignore-certificate-errors|certificate-error/);
    }
  });

  it.each([
    ['new BrowserWindow({ width: 1 })', 1],
    ['new BrowserWindow()', 1],
    ['new electron.BrowserWindow({ webPreferences: { preload } })', 1],
    ['new WebContentsView({ webPreferences: other(webPreferencesFor(a)) })', 1],
    ['new BrowserWindow({ show: f(1), webPreferences: webPreferencesFor(preload, isPackaged) })', 0],
  ])('is found by this check: %s', (source, count) => {
    expect(insecureWindows(source)).toHaveLength(count);
  });
});
