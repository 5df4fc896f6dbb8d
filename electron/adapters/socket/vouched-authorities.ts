import tls from 'node:tls';

/** As much of Electron's `Certificate` as is looked at. */
export interface ShownCertificate {
  /** PEM. */
  readonly data: string;
  readonly issuerCert?: ShownCertificate;
}

/** As much of an Electron `Session` as is needed to hear of its certificates. */
export interface VerifyingSession {
  setCertificateVerifyProc(
    verify:
      | ((
          request: {
            readonly verificationResult: string;
            readonly isIssuedByKnownRoot: boolean;
            readonly validatedCertificate: ShownCertificate;
          },
          callback: (verificationResult: number) => void,
        ) => void)
      | null,
  ): void;
}

/** "As Chromium found it." */
const AS_FOUND = -3;

/** A chain is a few certificates long. */
const LONGEST_CHAIN = 10;

/**
 * Whom TLS outside Chromium may trust: the authorities that Node knows, and those which Chromium, and so the operating
 * system, vouched for in this run: a company's own, or that of its proxy. The socket goes to the same cloud by the same way as
 * the requests before it, so what it needs has been seen by then.
 *
 * @returns the authorities known by now, in PEM.
 */
export function hearOfAuthorities(session: VerifyingSession): () => readonly string[] {
  const vouched = new Set<string>();
  session.setCertificateVerifyProc(({ verificationResult, isIssuedByKnownRoot, validatedCertificate }, callback) => {
    if (verificationResult === 'net::OK' && !isIssuedByKnownRoot) vouched.add(rootOf(validatedCertificate).data);
    callback(AS_FOUND);
  });
  return () => [...authoritiesOfNode(), ...vouched];
}

function rootOf(certificate: ShownCertificate): ShownCertificate {
  let root = certificate;
  for (let depth = 0; depth < LONGEST_CHAIN && root.issuerCert !== undefined; depth += 1) root = root.issuerCert;
  return root;
}

/** With `NODE_EXTRA_CA_CERTS`, where this Node tells of them. */
function authoritiesOfNode(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => readonly string[] };
  return getCACertificates?.('default') ?? tls.rootCertificates;
}
