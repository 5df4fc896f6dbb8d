import { AxiosError } from 'axios';
import { describe, expect, it } from 'vitest';
import { errorOfTransport } from '../../../electron/genesys/transport-error';
import { ANSWER_TOO_LARGE } from '../../../electron/genesys/transport-limit';

const withCode = (code: string, more: object = {}): Error =>
  Object.assign(new Error('secret-token'), { code, ...more });

const asThrownByFetch = (cause: Error): Error => {
  const thrown = new AxiosError('Network Error', AxiosError.ERR_NETWORK);
  thrown.cause = cause;
  return thrown;
};

describe('a request without an answer', () => {
  it.each([
    ['the name is not known', asThrownByFetch(withCode('ENOTFOUND', { syscall: 'getaddrinfo' }))],
    ['the name server does not answer', asThrownByFetch(withCode('EAI_AGAIN', { syscall: 'getaddrinfo' }))],
    ['the connection is refused', asThrownByFetch(withCode('ECONNREFUSED', { syscall: 'connect' }))],
    ['the network is not reachable', asThrownByFetch(withCode('ENETUNREACH', { syscall: 'connect' }))],
    ['connecting takes too long', asThrownByFetch(withCode('UND_ERR_CONNECT_TIMEOUT'))],
    ['the certificate is not trusted', asThrownByFetch(withCode('SELF_SIGNED_CERT_IN_CHAIN'))],
    ['Chromium finds no name', new Error('net::ERR_NAME_NOT_RESOLVED')],
    ['Chromium is offline', new Error('net::ERR_INTERNET_DISCONNECTED')],
    ['Chromium is refused', new Error('net::ERR_CONNECTION_REFUSED')],
    ['Chromium does not trust the certificate', new Error('net::ERR_CERT_AUTHORITY_INVALID')],
    ['the proxy is not there', new Error('net::ERR_PROXY_CONNECTION_FAILED')],
  ])('because %s was never applied', (_, thrown) => {
    expect(errorOfTransport(thrown, true)).toMatchObject({ code: 'network', status: null, mayHaveBeenApplied: false });
  });

  it.each([
    ['the other side closed', asThrownByFetch(withCode('UND_ERR_SOCKET'))],
    ['the connection was reset', asThrownByFetch(withCode('ECONNRESET', { syscall: 'read' }))],
    ['an open connection lost its network', asThrownByFetch(withCode('EHOSTUNREACH', { syscall: 'read' }))],
    ['an open connection timed out', asThrownByFetch(withCode('ETIMEDOUT', { syscall: 'read' }))],
    ['Chromium saw the network change', new Error('net::ERR_NETWORK_CHANGED')],
    ['Chromium got an empty response', new Error('net::ERR_EMPTY_RESPONSE')],
    ['the body broke off', new TypeError('terminated')],
    ['of something that is no error', 'thrown text'],
  ])('because %s may have been applied, if it was a write', (_, thrown) => {
    expect(errorOfTransport(thrown, true)).toMatchObject({ code: 'network', mayHaveBeenApplied: true });
    expect(errorOfTransport(thrown, false)).toMatchObject({ code: 'network', mayHaveBeenApplied: false });
  });

  it('keeps nothing of what was thrown', () => {
    expect(JSON.stringify(errorOfTransport(asThrownByFetch(withCode('ECONNRESET')), true))).not.toContain('secret');
  });

  it('because the answer was too large is malformed, and may have been applied', () => {
    expect(errorOfTransport(withCode(ANSWER_TOO_LARGE), true)).toMatchObject({
      code: 'malformed',
      mayHaveBeenApplied: true,
    });
  });
});
