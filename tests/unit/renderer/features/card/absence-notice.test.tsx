import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AbsenceCard } from '../../../../../shared/snapshot';
import { deferredOf, goOnQueueOf, returnOf, stillHereOf, warningOf } from '../../../../fakes/absence';
import { snapshotOf, wantedOf } from '../../../../fakes/snapshot';
import { openWindow } from '../../support/open-window';

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const notices = (): (string | null)[] =>
  screen.queryAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
const open = (card: AbsenceCard, changes: Parameters<typeof snapshotOf>[0] = {}) =>
  openWindow(snapshotOf({ ...changes, inactivity: { card } }));

describe('an absence in the pop-over', () => {
  it('warns with its seconds, and takes the same answers as the card', async () => {
    const { api, user } = await open(warningOf());
    expect(notices()).toEqual(['Offline at 11:54, in 45\u00a0s']);
    await user.click(button('I’m here'));
    await user.click(button('Meal'));
    expect(api.asked).toEqual([
      { name: 'inactivity.imHere', input: undefined },
      { name: 'presence.set', input: { definitionId: 'meal' } },
    ]);
  });

  it('warns before anything else is said, for its time runs out', async () => {
    await open(warningOf(), { presence: { wanted: wantedOf('Break') }, routingStatus: 'not_responding' });
    expect(notices()).toEqual(['Offline at 11:54, in 45\u00a0s']);
  });

  it.each([
    ['Still here', stillHereOf()],
    ['Offline after this interaction', deferredOf()],
    ['You were Offline 11:20–11:54', returnOf()],
    ['You are Available again', goOnQueueOf()],
  ] as const)('says “%s”', async (title, card) => {
    await open(card);
    expect(notices()).toEqual([title]);
  });

  it('waits behind what the agent is doing', async () => {
    await open(returnOf(), { presence: { wanted: wantedOf('Break') } });
    expect(notices()[0]).toContain('Setting Break.');
  });

  it('leaves the filter the focus, and asks what the absence was', async () => {
    const { api, user } = await open(returnOf());
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Filter' }));
    await user.click(button('Back to Available'));
    await user.click(screen.getByRole('button', { name: 'Training' }));
    expect(api.asked).toEqual([
      { name: 'inactivity.answerReturn', input: { absenceId: 'absence-1', answer: 'go-back' } },
      {
        name: 'inactivity.annotate',
        input: { absenceId: 'absence-1', annotation: { kind: 'presence', definitionId: 'training' } },
      },
    ]);
  });

  it('says nothing while nobody is there to read it', async () => {
    await open(returnOf({ state: 'gone', until: null }));
    expect(notices()).toEqual([]);
  });
});
