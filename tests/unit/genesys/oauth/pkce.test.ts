import { describe, expect, it } from 'vitest';
import { challengeOf, createProofKey, randomToken } from '../../../../electron/genesys/oauth/pkce';

describe('the proof key', () => {
  it('has the challenge of RFC 7636, appendix B', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it('has a verifier of 43 to 128 unreserved characters and the challenge that belongs to it', () => {
    const { verifier, challenge } = createProofKey();
    expect(verifier).toMatch(/^[A-Za-z0-9\-._~]{43,128}$/);
    expect(challenge).toBe(challengeOf(verifier));
  });

  it('is never the same twice', () => {
    expect(new Set(Array.from({ length: 200 }, () => randomToken())).size).toBe(200);
  });
});
