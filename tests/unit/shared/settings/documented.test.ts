import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inactivityRulesSchema } from '../../../../shared/inactivity/rules';
import { secretVariables, settingDefinitions } from '../../../../shared/settings';
import { appMemory } from '../../../../shared/settings/app-memory';

const documentation = readFileSync(path.join(import.meta.dirname, '../../../../docs/settings.md'), 'utf8');
/** What the first cells of the tables name. */
const told = [...documentation.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);

describe('docs/settings.md', () => {
  it('names every setting that a person or an organisation may give', () => {
    const given = Object.keys(settingDefinitions).filter((name) => !(name in appMemory));
    expect(told).toEqual(expect.arrayContaining(given));
  });

  it('names everything that the policy may say of going offline', () => {
    expect(told).toEqual(expect.arrayContaining(Object.keys(inactivityRulesSchema.shape)));
  });

  it('names every variable', () => {
    const variables = Object.values(settingDefinitions).flatMap(({ variable }) =>
      variable === null ? [] : [variable.name],
    );
    expect(told).toEqual(expect.arrayContaining([...variables, ...secretVariables]));
  });
});
