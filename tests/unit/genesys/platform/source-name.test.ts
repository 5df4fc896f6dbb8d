import { describe, expect, it } from 'vitest';
import { sourceNameOf } from '../../../../electron/genesys/platform/source-name';

describe('The name of a presence source', () => {
  it.each([
    ['MicrosoftTeams', 'Microsoft Teams'],
    ['MICROSOFTTEAMS', 'Microsoft Teams'],
    ['Microsoft Teams', 'Microsoft Teams'],
    ['ZoomPhone', 'Zoom Phone'],
    ['EightByEight', '8x8'],
    ['Desk  phones\nof the branch', 'Desk phones of the branch'],
  ])('that is told as “%s” is “%s”', (told, name) => {
    expect(sourceNameOf(told)).toBe(name);
  });

  it.each([['PURECLOUD'], ['purecloud'], [''], [null], [undefined], ['6a3af858-942f-489d-9700-5f9bcdcdae9b']])(
    'that is told as “%s” is none',
    (told) => {
      expect(sourceNameOf(told)).toBeNull();
    },
  );
});
