import { expect, it } from 'vitest';
import { isLoopback } from '../../../shared/loopback';

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['[::1]', true],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example', false],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
  ['', false],
])('%j is this computer: %s', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});
