// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { countChoices, filterChoices } from '../../../../../renderer/features/status/filter-choices';
import type { PickerGroup } from '../../../../../renderer/features/status/picker-rows';
import { pickerGroups } from '../../../../../renderer/features/status/picker-rows';
import { createTranslator } from '../../../../../shared/i18n';
import { choicesOf, usualOffer } from '../../../../fakes/snapshot';

const groupsOf = (offer = usualOffer): readonly PickerGroup[] =>
  pickerGroups({ current: null, wanted: null, choices: choicesOf(offer) }, createTranslator('en'));
const found = (query: string, offer = usualOffer): string[] =>
  filterChoices(groupsOf(offer), query).map(({ choice }) => choice.label);
const marked = (label: string, query: string): string | undefined => {
  const [hit] = filterChoices(groupsOf([{ presence: 'busy', label }]), query);
  return hit?.choice.label.slice(...hit.match);
};

describe('the filter', () => {
  it('finds secondaries with the name of their row', () => {
    const [hit] = filterChoices(groupsOf(), 'coach');
    expect(hit).toMatchObject({ choice: { label: 'Coaching' }, parentLabel: 'Training', match: [0, 5] });
  });

  it('puts names that begin with it first, then words that do, then the rest', () => {
    expect(found('b')).toEqual(['Busy', 'Break', 'Comfort break', 'Available']);
    expect(found('me')).toEqual(['Meal', 'Meeting']);
  });

  it('keeps menu order among equals', () => {
    expect(found('co')).toEqual(['Coaching', 'Comfort break']);
  });

  it('does not mind case, accents or surrounding blanks', () => {
    const offer = [{ presence: 'meal', label: 'Überstunden' } as const];
    expect(found(' uberST ', offer)).toEqual(['Überstunden']);
    expect(found('ÜBER', offer)).toEqual(['Überstunden']);
  });

  it('finds several words in a row and digits in a name', () => {
    expect(found('team h')).toEqual(['Team huddle']);
    expect(found('1:1')).toEqual(['1:1 with supervisor']);
  });

  it('marks what was found in the name as it is written', () => {
    expect(marked('Große Pause', 'pau')).toBe('Pau');
    expect(marked('Überstunden', 'ubers')).toBe('Übers');
    expect(marked('U\u0308bung', 'u')).toBe('U\u0308');
    expect(marked('Straße', 'sse')).toBeUndefined();
    expect(marked('İzin', 'izin')).toBe('İzin');
  });

  it('finds nothing for nothing', () => {
    expect(found('')).toEqual([]);
    expect(found('   ')).toEqual([]);
    expect(found('xyzzy')).toEqual([]);
  });

  it('counts every choice, secondaries too', () => {
    expect(countChoices(groupsOf())).toBe(14);
  });
});
