import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/security/content-security-policy';
import { pageSource } from '../../../electron/security/origins';

describe('the source of the pages', () => {
  const own = { address: 'app://presence-tray/', origin: 'app://presence-tray' };

  it('is the built window', () => {
    expect(pageSource({ isPackaged: true, developmentServer: undefined })).toEqual(own);
    expect(pageSource({ isPackaged: false, developmentServer: undefined })).toEqual(own);
    expect(pageSource({ isPackaged: false, developmentServer: '' })).toEqual(own);
  });

  it('is the development server only where nothing is packaged', () => {
    const developmentServer = 'http://localhost:5173/';
    expect(pageSource({ isPackaged: false, developmentServer })).toEqual({
      address: 'http://localhost:5173/',
      origin: 'http://localhost:5173',
    });
    expect(pageSource({ isPackaged: true, developmentServer })).toEqual(own);
  });

  it.each(['https://localhost:5173/', 'http://evil.example/', 'http://localhost.evil.example/', 'file:///tmp/x'])(
    'is never %s',
    (developmentServer) => {
      expect(() => pageSource({ isPackaged: false, developmentServer })).toThrow('must be on this computer');
    },
  );
});

describe('the content security policy', () => {
  it('allows own scripts, styles and pictures, and no connection', () => {
    expect(contentSecurityPolicy()).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
        "trusted-types 'none'",
    );
  });

  it('is wider for the development server, and still refuses every other host', () => {
    const policy = contentSecurityPolicy('http://localhost:5173');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' ws://localhost:5173");
    expect(policy).not.toContain('unsafe-eval');
  });
});
