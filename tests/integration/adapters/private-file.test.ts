import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPrivateFile } from '../../../electron/adapters/private-file';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-key-'));
  file = path.join(folder, 'key.pem');
  await writeFile(file, 'the key');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('A file that only its owner may read', () => {
  it.each([0o600, 0o400, 0o700])('is read with mode %o', async (mode) => {
    await chmod(file, mode);
    expect(readPrivateFile(file, 'linux')).toEqual({ ok: true, value: 'the key' });
  });

  it.each([0o640, 0o604, 0o660, 0o606, 0o620, 0o602, 0o644, 0o777])(
    'is refused with mode %o, and the sentence says how to mend it',
    async (mode) => {
      await chmod(file, mode);
      const refused = readPrivateFile(file, 'linux');
      expect(refused).toMatchObject({
        ok: false,
        error: { detail: expect.stringContaining(`chmod 600 "${file}"`) as string },
      });
      expect(readPrivateFile(file, 'win32')).toMatchObject({ ok: true });
    },
  );

  it('must be there, be a file, and be no larger than a key', async () => {
    expect(readPrivateFile(`${file}.missing`)).toMatchObject({
      ok: false,
      error: { detail: expect.stringMatching(/There is no file/) as string },
    });
    expect(readPrivateFile(folder)).toMatchObject({
      ok: false,
      error: { detail: expect.stringMatching(/is not a file/) as string },
    });
    await writeFile(file, 'x'.repeat(70_000));
    await chmod(file, 0o600);
    expect(readPrivateFile(file)).toMatchObject({
      ok: false,
      error: { detail: expect.stringMatching(/too large/) as string },
    });
  });
});
