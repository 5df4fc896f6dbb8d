import { describe, expect, it } from 'vitest';
import { redactText } from '../../../../electron/adapters/log/redact-text';

describe('a text in the log', () => {
  it.each([
    ['GET /api/v2/users/me Bearer abc.DEF-123', 'GET /api/v2/users/me Bearer [redacted]'],
    ['Authorization: Basic Y2xpZW50OnNlY3JldA==\nAccept: */*', 'Authorization: [redacted]\nAccept: */*'],
    ['"authorization":"Bearer abc","accept":"*/*"', '"authorization":[redacted],"accept":"*/*"'],
    ['Set-Cookie: session=abc; Path=/', 'Set-Cookie: [redacted]'],
    ['{"access_token":"abc","expires_in":86399}', '{"access_token":[redacted],"expires_in":86399}'],
    ['{"refresh_token": "a\\"b", "x": 1}', '{"refresh_token": [redacted], "x": 1}'],
    ['body: "{\\"access_token\\":\\"abc\\",\\"x\\":1}"', 'body: "{\\"access_token\\":[redacted],\\"x\\":1}"'],
    [
      'grant_type=authorization_code&code=abc1&code_verifier=def&x=1',
      'grant_type=authorization_code&code=[redacted]&code_verifier=[redacted]&x=1',
    ],
    [
      'http://127.0.0.1:4455/callback?code=a-B_c&state=xyz9 opened',
      'http://127.0.0.1:4455/callback?code=[redacted]&state=[redacted] opened',
    ],
    ['?redirect=https%3A%2F%2Fx%3Fcode%3Dabc1%26access_token%3Ddef', '?redirect=https%3A%2F%2Fx%3Fcode%3D[redacted]'],
    [
      'https://login.example/#access_token=abc&expires_in=1',
      'https://login.example/#access_token=[redacted]&expires_in=1',
    ],
    ["clientSecret: 'abc', x", 'clientSecret: [redacted], x'],
    ['https://proxyuser:hunter2@proxy:8080/', 'https://[redacted]@proxy:8080/'],
    ['wss://streaming.mypurecloud.de/channels/streaming-0-abc1', 'wss://streaming.mypurecloud.de/channels/[redacted]'],
    [
      'PUT /api/v2/notifications/channels/abc1/subscriptions',
      'PUT /api/v2/notifications/channels/[redacted]/subscriptions',
    ],
    ['user agent.one@contact-centre.example signed in', 'user [email] signed in'],
    ['login_hint=agent%40contact-centre.example', 'login_hint=[redacted]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '[redacted]'],
    [`token ${'aB3-'.repeat(12)}`, 'token [redacted]'],
    ['{"code":"x7Kq2"}', '{"code":[redacted]}'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it.each([
    'settings: the file was kept aside',
    'connect ECONNREFUSED 127.0.0.1:443',
    '{"code":"not.found","status":404,"state":"signed-in"}',
    'code: ERR_NAME_NOT_RESOLVED',
    'PATCH /api/v2/users/6f0c7a3e-7c5f-4a35-9a1e-0b1f0a3c5d11/presences/purecloud',
    'ININ-Correlation-Id 6f0c7a3e-7c5f-4a35-9a1e-0b1f0a3c5d11',
    '/home/agent/.config/presence-tray/settings.json',
    '',
  ])('is left as it is: %s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('is cut, and a secret at the cut is not half shown', () => {
    expect(redactText('word '.repeat(1000))).toMatch(/^(word ){400}… \(5000 characters\)$/);
    const secret = 'zQ7x'.repeat(9);
    for (let length = 19_900; length < 20_010; length += 7) {
      const text = `${'Bearer aaaaaaaaaaaaaaaaaaaaaaaaa\n'.repeat(700).slice(0, length)} ${secret}`;
      expect(redactText(text)).not.toContain('zQ7x');
    }
  });

  it('is searched quickly however long or odd it is', { timeout: 20_000 }, () => {
    const startedAt = performance.now();
    for (const odd of ['a', '@', '"', '\\', 'token', 'a.', ' ', '%3D', '://', 'eyJ', '-', 'code=']) {
      for (const length of [19_900, 1_000_000]) redactText(odd.repeat(length / odd.length));
    }
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
