// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { gridOf, splitSecondaries } from '../../../../../renderer/features/status/picker-cells';
import type { PickerGroup } from '../../../../../renderer/features/status/picker-rows';
import { pickerGroups } from '../../../../../renderer/features/status/picker-rows';
import { createTranslator } from '../../../../../shared/i18n';
import type { PresenceChoice } from '../../../../../shared/snapshot';
import { choicesOf } from '../../../../fakes/snapshot';

const offer = [
  { presence: 'busy', label: 'Busy', secondaries: ['Admin', 'Email', 'Escalation'] },
  { presence: 'break', label: 'Break' },
] as const;
const groupsOf = (choices: PresenceChoice[] = choicesOf(offer)): readonly PickerGroup[] =>
  pickerGroups({ current: null, wanted: null, choices }, createTranslator('en'));

describe('the cells of the list', () => {
  it('are all secondaries as long as nothing was measured', () => {
    expect(gridOf(groupsOf(), {}, null)).toEqual([
      ['choice-busy', 'choice-admin', 'choice-email', 'choice-escalation'],
      ['choice-break'],
    ]);
  });

  it('end with the pill that opens the rest, where some do not fit', () => {
    expect(gridOf(groupsOf(), { busy: [1] }, null)[0]).toEqual(['choice-busy', 'choice-email', 'more-busy']);
  });

  it('have the rest under the row once it is open', () => {
    expect(gridOf(groupsOf(), { busy: [1] }, 'busy')).toEqual([
      ['choice-busy', 'choice-email', 'more-busy'],
      ['choice-admin'],
      ['choice-escalation'],
      ['choice-break'],
    ]);
  });

  it('are one in a row that is refused as a whole, and all where only some are', () => {
    const refusal = { code: 'permission-missing', permission: 'a:b:c' } as const;
    const allRefused = groupsOf(choicesOf(offer, { busy: refusal }));
    expect(gridOf(allRefused, { busy: [0] }, null)[0]).toEqual(['choice-busy']);
    const onlyParent = choicesOf(offer).map((choice) =>
      choice.definitionId === 'busy' ? { ...choice, refusal } : choice,
    );
    expect(gridOf(groupsOf(onlyParent), {}, null)[0]).toHaveLength(4);
  });

  it('part into pills and rest without losing one', () => {
    const row = groupsOf()[0]?.[0];
    if (row === undefined) throw new Error('No row');
    const { pills, rest } = splitSecondaries(row, { busy: [0, 2] });
    expect(pills.map(({ label }) => label)).toEqual(['Admin', 'Escalation']);
    expect(rest.map(({ label }) => label)).toEqual(['Email']);
  });
});
