import { describe, expect, it } from 'vitest';
import { resourceDefinitions, systemPresenceOf } from '../../../../electron/genesys/resource/states';
import { definitionLabel } from '../../../../shared/presence/definition';
import { createTranslator } from '../../../../shared/i18n';

describe('the four definitions', () => {
  it('are the states, each with its system presence and a name', () => {
    const definitions = resourceDefinitions(createTranslator('en-GB'), 'busy');
    expect(definitions.map(({ id, systemPresence }) => [id, systemPresence])).toEqual([
      ['available', 'available'],
      ['unavailable', 'busy'],
      ['away', 'away'],
      ['offline', 'offline'],
    ]);
    expect(definitions.map((definition) => definitionLabel(definition, 'en-GB'))).toEqual([
      'Available',
      'Busy',
      'Away',
      'Offline',
    ]);
    expect(definitions.every(({ isSystemDefault, isDeactivated }) => isSystemDefault && !isDeactivated)).toBe(true);
  });

  it('show unavailable as whatever is wanted', () => {
    const [, unavailable] = resourceDefinitions(createTranslator('en'), 'break');
    expect(unavailable).toMatchObject({ id: 'unavailable', systemPresence: 'break', labels: { en: 'Break' } });
    expect(systemPresenceOf('unavailable', 'break')).toBe('break');
  });

  it('are not all that a newer cloud may have', () => {
    expect(systemPresenceOf('focus', 'busy')).toBe('unknown');
  });
});
