import { describe, expect, it } from 'vitest';
import { routesOf } from '../../../../electron/adapters/socket/proxies';

describe('The answer of a PAC file', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['direct', [{ kind: 'direct' }]],
    ['PROXY proxy.example:8080', [{ kind: 'http', host: 'proxy.example', port: 8080 }]],
    ['HTTP proxy.example', [{ kind: 'http', host: 'proxy.example', port: 80 }]],
    ['HTTPS proxy.example', [{ kind: 'https', host: 'proxy.example', port: 443 }]],
    ['SOCKS5 10.0.0.1', [{ kind: 'socks5', host: '10.0.0.1', port: 1080 }]],
    ['PROXY [::1]:3128', [{ kind: 'http', host: '::1', port: 3128 }]],
    [
      ' PROXY a:1 ;HTTPS b:2;; DIRECT',
      [{ kind: 'http', host: 'a', port: 1 }, { kind: 'https', host: 'b', port: 2 }, { kind: 'direct' }],
    ],
  ])('%j names the ways, the first to be tried first', (answer, routes) => {
    expect(routesOf(answer)).toEqual(routes);
  });

  it.each([
    '',
    'SOCKS old.example:1080',
    'SOCKS4 old.example',
    'QUIC new.example:443',
    'PROXY',
    'PROXY a:b',
    'nonsense',
  ])('%j names no way that can be gone', (answer) => {
    expect(routesOf(answer)).toEqual([]);
  });
});
