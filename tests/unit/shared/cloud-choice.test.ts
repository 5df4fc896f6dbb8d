import { describe, expect, it } from 'vitest';
import { clientIdOf, orgHostOf } from '../../../shared/cloud-choice';

describe('Where an organisation is', () => {
  it.each([
    ['mypurecloud.de', 'mypurecloud.de'],
    ['https://apps.euw2.pure.cloud/directory/#/me', 'euw2.pure.cloud'],
    [' http://127.0.0.1:4711 ', 'http://127.0.0.1:4711'],
    ['http://LOCALHOST:4711/', 'http://localhost:4711'],
    ['http://[::1]:9', 'http://[::1]:9'],
  ])('is taken from %s', (text, orgHost) => {
    expect(orgHostOf(text)).toBe(orgHost);
  });

  it.each([
    '',
    'Frankfurt',
    'mypurecloud.example',
    'https://cloud.example',
    'http://cloud.example:80',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1@evil.example',
    'http://127.0.0.1:1/path',
    'ftp://127.0.0.1',
  ])('is not taken from "%s"', (text) => {
    expect(orgHostOf(text)).toBeNull();
  });
});

describe('The id of an OAuth client', () => {
  it('is taken with blanks around it and in capitals', () => {
    expect(clientIdOf(' 0C3FD0BA-1B2C-4D5E-8F90-123456789ABC\n')).toBe('0c3fd0ba-1b2c-4d5e-8f90-123456789abc');
  });

  it.each(['', ' ', 'client', '0c3fd0ba1b2c4d5e8f90123456789abc', 'r0Yb2Yp3tZ6m1cQ9w8uX7vA5sD4fG3hJ2kL1zX0cV9b'])(
    'is not taken from "%s"',
    (text) => {
      expect(clientIdOf(text)).toBeNull();
    },
  );
});
