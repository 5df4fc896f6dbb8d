import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPolicyFile } from '../../../electron/adapters/policy-file';
import { readConfiguration } from '../../../electron/configuration';
import { describeEffectiveConfig } from '../../../electron/describe-effective-config';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'presence-tray-policy-'));
  file = path.join(folder, 'policy.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the policy file', () => {
  it('is absent for most, and then says nothing', () => {
    expect(readPolicyFile(file, true)).toEqual({ file, content: { ok: true, value: null } });
  });

  it('gives the settings that stand in it, and no others', async () => {
    await writeFile(file, '\uFEFF{ "$schema": "policy.schema.json", "theme": "light", "orgHost": " mypurecloud.de " }');
    expect(readPolicyFile(file, false).content).toEqual({
      ok: true,
      value: { theme: 'light', orgHost: 'mypurecloud.de' },
    });
  });

  it.each([
    ['is half a file', '{ "theme": ', /^It is not valid JSON\.$/],
    ['is a list', '[]', /^The whole: /],
    ['has a setting that does not exist', '{ "theme": "light", "colour": 1 }', /There is no setting “colour”\./],
    ['has a setting that is not its own', '{ "hasSeenTrayHint": true }', /There is no setting “hasSeenTrayHint”\./],
    ['has a value that means nothing', '{ "theme": "pink", "orgHost": "mypurecloud.de" }', /^theme: /],
  ])('that %s says so in words, and nothing of it holds', async (_what, text, detail) => {
    await writeFile(file, text);
    expect(readPolicyFile(file, false).content).toEqual({ ok: false, error: expect.stringMatching(detail) as string });
    const { above, environment } = readConfiguration({ file, isOwnerChecked: false }, { HOME: '/root' });
    expect(above.map(({ values }) => values)).toEqual([{}]);
    expect(environment).toEqual({ HOME: '/root' });
  });

  it('that cannot be read is no absent one', () => {
    expect(readPolicyFile(folder, false).content).toEqual({ ok: false, error: 'It could not be read.' });
  });

  it.runIf(process.platform !== 'win32' && process.getuid?.() === 0)(
    'belongs to root, and nobody else may write to it',
    async () => {
      await writeFile(file, '{}');
      await chmod(file, 0o644);
      expect(readPolicyFile(file, true).content.ok).toBe(true);
      await chmod(file, 0o664);
      expect(readPolicyFile(file, true).content).toEqual({ ok: false, error: 'Others than root may write to it.' });
      await chmod(file, 0o644);
      await chown(file, 1000, 1000);
      expect(readPolicyFile(file, true).content).toEqual({ ok: false, error: 'It does not belong to root.' });
    },
  );
});

describe('the effective configuration', () => {
  const describeHere = (environment: Record<string, string>, format: 'text' | 'json' = 'text') =>
    describeEffectiveConfig({
      format,
      version: '0.1.0',
      userData: folder,
      configuration: readConfiguration({ file, isOwnerChecked: false }, environment),
    });

  it('has each source win in its turn, and exit code 0', async () => {
    const dialect = (): unknown =>
      (
        JSON.parse(describeHere({ GENESYS_DIALECT: 'resource' }, 'json').text) as {
          settings: { path: string; value: unknown; origin: string }[];
        }
      ).settings.find(({ path: one }) => one === 'dialect');
    expect(dialect()).toMatchObject({ value: 'resource', origin: 'environment' });
    await writeFile(file, '{ "dialect": "platform" }');
    expect(dialect()).toMatchObject({ value: 'platform', origin: 'policy', from: file });
    await writeFile(path.join(folder, 'settings.json'), '{ "version": 1, "theme": "dark" }');
    const { text, exitCode } = describeHere({});
    expect(text).toMatch(/^theme +"dark" +user \(.*settings\.json\)$/m);
    expect(exitCode).toBe(0);
  });

  it('never shows a secret, in either form', () => {
    const environment = { GENESYS_CLIENT_SECRET: 'marked-secret' };
    for (const format of ['text', 'json'] as const) {
      const { text } = describeHere(environment, format);
      expect(text).toContain('GENESYS_CLIENT_SECRET');
      expect(text).not.toContain('marked-secret');
    }
  });

  it.each([
    ['policy.json', '{ "theme": "pink" }', /policy \(.*policy\.json\)\. theme: /],
    [
      'settings.json',
      '{ "version": 1, "colour": "red" }',
      /user \(.*settings\.json\)\. There is no setting “colour”\./,
    ],
  ])('with a mistake in %s names file and field, and has exit code 1', async (name, text, expected) => {
    await writeFile(path.join(folder, name), text);
    const described = describeHere({});
    expect(described.text).toMatch(expected);
    expect(described.exitCode).toBe(1);
  });

  it('with a mistake in a variable names it and its setting, and has exit code 1', () => {
    const described = describeHere({ GENESYS_DIALECT: 'esperanto' });
    expect(described.text).toMatch(/environment \(GENESYS_DIALECT\)\. dialect: /);
    expect(described.exitCode).toBe(1);
  });
});
