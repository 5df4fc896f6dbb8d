import { describe, expect, it } from 'vitest';
import { isLoopbackHost } from '../../../electron/simulator/loopback-host';

describe('a Host header', () => {
  it.each(['127.0.0.1', '127.0.0.1:8080', 'localhost', 'LOCALHOST:1', '[::1]:9000', 'my.localhost:80'])(
    'names this computer: %s',
    (host) => expect(isLoopbackHost(host)).toBe(true),
  );

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '10.0.0.1', '', undefined])(
    'names another: %s',
    (host) => expect(isLoopbackHost(host)).toBe(false),
  );
});
