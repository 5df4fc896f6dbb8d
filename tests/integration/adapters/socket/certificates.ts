import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A company's own certificate authority, and a server's certificate of it. All in PEM. */
export interface Certificates {
  readonly authority: string;
  /** The server's certificate with its authority's. */
  readonly chain: string;
  readonly key: string;
}

/** Makes an authority that nobody knows, and lets it vouch for these hosts. */
export async function makeCertificates(hosts: readonly string[]): Promise<Certificates> {
  const folder = await mkdtemp(path.join(tmpdir(), 'certificates-'));
  const file = (name: string): string => path.join(folder, name);
  const openssl = (...args: string[]): Promise<unknown> => run('openssl', args);
  const read = (name: string): Promise<string> => readFile(file(name), 'utf8');
  const newKey = (name: string): string[] => ['-newkey', 'rsa:2048', '-nodes', '-keyout', file(name)];
  try {
    const isAuthority = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
    const subject = ['-subj', '/O=Lakeside Insurance/CN=Lakeside Root'];
    await openssl(
      'req',
      '-x509',
      ...newKey('ca.key'),
      '-out',
      file('ca.pem'),
      '-days',
      '2',
      ...subject,
      ...isAuthority,
    );
    await openssl('req', ...newKey('server.key'), '-out', file('server.csr'), '-subj', `/CN=${hosts[0] ?? ''}`);
    const names = hosts.map((host) => `DNS:${host}`).join(',');
    await writeFile(file('extensions'), `subjectAltName=${names}\nextendedKeyUsage=serverAuth\n`);
    const signer = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-extfile', file('extensions')];
    await openssl('x509', '-req', '-in', file('server.csr'), ...signer, '-out', file('server.pem'), '-days', '2');
    const authority = await read('ca.pem');
    return { authority, chain: `${await read('server.pem')}${authority}`, key: await read('server.key') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
