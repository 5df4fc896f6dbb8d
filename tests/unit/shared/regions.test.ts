import { describe, expect, it } from 'vitest';
import { regionOfText, regions, searchRegions } from '../../../shared/regions';
import { examples, fc } from '../../properties';

const keysOf = (query: string): string[] => searchRegions(query).map(({ key }) => key);

describe('A region', () => {
  it.each([
    ['mypurecloud.de', 'eu_central_1'],
    [' Apps.MyPureCloud.de. ', 'eu_central_1'],
    ['apps.mypurecloud.com.au/directory/#/me', 'ap_southeast_2'],
    ['https://apps.euw2.pure.cloud/directory/#/engage/admin?x=1', 'eu_west_2'],
    ['https://login.mypurecloud.jp:443', 'ap_northeast_1'],
  ])('is meant by %s', (text, key) => {
    expect(regionOfText(text)?.key).toBe(key);
  });

  it.each([
    '',
    'Frankfurt',
    'mypurecloud.de.evil.example',
    'evil.example/mypurecloud.de',
    'evil.example/.mypurecloud.de',
    'evil.example#mypurecloud.de',
    'https://evil.example/?host=mypurecloud.de',
    'https://mypurecloud.de@evil.example/',
    'https://user:word@mypurecloud.de/',
    'http://mypurecloud.de',
    'mypurecloud.de:8443',
    'notmypurecloud.de',
  ])('is not meant by "%s"', (text) => {
    expect(regionOfText(text)).toBeUndefined();
  });

  it('is never found for an address whose host a browser reads as another', () => {
    const parts = [
      'mypurecloud.de',
      'evil.example',
      '@',
      ':',
      '/',
      '\\',
      '?',
      '#',
      '.',
      'https://',
      '%2e',
      '443',
      '\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 6 }), (chosen) => {
        const address = `https://${chosen.join('')}`;
        const region = regionOfText(address);
        if (region === undefined) return;
        const { hostname } = new URL(address.trim());
        expect(hostname.replace(/\.$/, '')).toMatch(new RegExp(`(^|\\.)${region.host.replaceAll('.', '\\.')}$`));
      }),
      { numRuns: examples(2_000) },
    );
  });
});

describe('A search for a region', () => {
  it('for nothing finds them all', () => {
    expect(searchRegions('  ')).toEqual(regions);
  });

  it.each([
    ['frank', ['eu_central_1']],
    ['germany', ['eu_central_1', 'eusc_de_east_1']],
    ['Sao', ['sa_east_1']],
    ['são paulo', ['sa_east_1']],
    ['us west', ['us_west_2']],
    ['japan', ['ap_northeast_1', 'ap_northeast_3']],
    ['usw2', ['us_west_2']],
    ['Americas (Canada)', ['ca_central_1']],
    ['mypurecloud.com', ['us_east_1']],
    ['https://apps.mypurecloud.de/directory/#/', ['eu_central_1']],
    ['the moon', []],
  ])('for "%s" finds what is meant', (query, keys) => {
    expect(keysOf(query)).toEqual(keys);
  });

  it.each(regions)('for its own name finds $name', (region) => {
    expect(searchRegions(region.name)).toContain(region);
  });
});
