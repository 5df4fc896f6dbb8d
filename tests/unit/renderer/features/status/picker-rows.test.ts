// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { PickerSource } from '../../../../../renderer/features/status/picker-rows';
import { pickerChoices, pickerGroups } from '../../../../../renderer/features/status/picker-rows';
import { createTranslator } from '../../../../../shared/i18n';
import { choicesOf, presenceOf, usualOffer, wantedOf } from '../../../../fakes/snapshot';

const translator = createTranslator('en');
const view = (changes: Partial<PickerSource> = {}): PickerSource => ({
  current: presenceOf('on_queue', 'On Queue'),
  wanted: null,
  choices: choicesOf(),
  ...changes,
});
const labelsOf = (presence: PickerSource): string[][] =>
  pickerGroups(presence, translator).map((group) => group.map(({ choice }) => choice.label));
const stateOf = (presence: PickerSource, id: string): string | undefined =>
  pickerChoices(presence, translator).find(({ definitionId }) => definitionId === id)?.state;

describe('the rows of the picker', () => {
  it('stand in three groups: at work, busy, gone', () => {
    expect(labelsOf(view())).toEqual([
      ['Available', 'On Queue'],
      ['Busy', 'Break', 'Meal', 'Meeting', 'Training'],
      ['Away', 'Offline'],
    ]);
  });

  it('carry their secondaries', () => {
    const meeting = pickerGroups(view(), translator)[1]?.[3];
    expect(meeting?.secondaries.map(({ label }) => label)).toEqual(['1:1 with supervisor', 'Team huddle']);
  });

  it('take the number keys 1 to 9 in order, and no more', () => {
    const offer = [...usualOffer, { presence: 'unknown', label: 'Of a newer cloud' } as const];
    const keys = pickerGroups(view({ choices: choicesOf(offer) }), translator)
      .flat()
      .map(({ numberKey }) => numberKey);
    expect(keys).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, null]);
  });

  it('give a secondary whose system presence is not offered a row of its own', () => {
    const choices = choicesOf().filter(({ definitionId }) => definitionId !== 'meeting');
    expect(labelsOf(view({ choices }))[1]).toEqual(['Busy', 'Break', 'Meal', '1:1 with supervisor', 'Training']);
  });

  it('leave out a group that has nothing', () => {
    const choices = choicesOf(usualOffer.filter(({ presence }) => presence === 'available' || presence === 'offline'));
    expect(labelsOf(view({ choices }))).toEqual([['Available'], ['Offline']]);
  });
});

describe('a choice', () => {
  it('is current when it stands', () => {
    expect(stateOf(view(), 'on-queue')).toBe('current');
    expect(stateOf(view(), 'break')).toBe('free');
  });

  it('is sending or waiting while it is wanted, with the old one still current', () => {
    const sending = view({ wanted: wantedOf('Break') });
    const waiting = view({ wanted: wantedOf('Break', { stage: 'waiting' }) });
    expect(stateOf(sending, 'break')).toBe('sending');
    expect(stateOf(waiting, 'break')).toBe('waiting');
    expect(stateOf(waiting, 'on-queue')).toBe('current');
  });

  it('says why it is refused, with the organisation’s own name for the way out', () => {
    const offer = usualOffer.map((one) => (one.presence === 'available' ? { ...one, label: 'Ready' } : one));
    const choices = choicesOf(offer, { away: { code: 'transition-forbidden', allowed: ['available', 'offline'] } });
    const away = pickerChoices(view({ choices }), translator).find(({ definitionId }) => definitionId === 'away');
    expect(away?.refusal).toBe('Set Ready first');
  });
});
