import { describe, expect, it } from 'vitest';
import type { AppCommand } from '../../../electron/ports';
import { createWarningNotice } from '../../../electron/warning-notice';
import { createTranslator } from '../../../shared/i18n';
import type { AbsenceCard } from '../../../shared/snapshot';
import { deferredOf, reasons, returnOf, stillHereOf, warningOf } from '../../fakes/absence';
import { FakeNotices } from '../../fakes/desktop-notices';
import { noonish, snapshotOf } from '../../fakes/snapshot';

function desk() {
  const notices = new FakeNotices();
  const commands: AppCommand[] = [];
  const warning = createWarningNotice({
    notices,
    clock: { now: () => noonish },
    translator: createTranslator('en-GB'),
    onCommand: (command) => commands.push(command),
  });
  const publish = (card: AbsenceCard | null): void => warning.publish(snapshotOf({ inactivity: { card } }));
  return { notices, commands, publish, warning };
}

describe('the desktop’s notice of a warning', () => {
  it('says when, why, and what can be answered: being here, Break and Meal', () => {
    const { notices, publish } = desk();
    publish(warningOf());
    expect(notices.visible).toEqual({
      title: 'Offline at 11:54',
      body: 'Nothing has been typed or moved here for 29 min. You are On Queue.',
      actions: [
        { id: 'here', label: 'I’m here' },
        { id: 'break', label: 'Break' },
        { id: 'meal', label: 'Meal' },
      ],
      lifetimeMs: 45_000,
    });
  });

  it('offers nothing that may not be set', () => {
    const { notices, publish } = desk();
    const choices = reasons.map((choice) =>
      choice.definitionId === 'break' ? { ...choice, refusal: { code: 'definition-deactivated' as const } } : choice,
    );
    publish(warningOf({ choices }));
    expect(notices.visible?.actions.map(({ id }) => id)).toEqual(['here', 'meal', 'busy']);
  });

  it('is shown once, however often the app is drawn meanwhile', () => {
    const { notices, publish } = desk();
    publish(warningOf());
    publish(warningOf({ choices: [] }));
    expect(notices.shown).toHaveLength(1);
  });

  it.each([
    ['somebody is there', stillHereOf()],
    ['it is put off', deferredOf()],
    ['it has happened', returnOf({ state: 'gone', until: null })],
    ['somebody else changed the presence', null],
  ])('is taken away when %s', (_case, next) => {
    const { notices, publish } = desk();
    publish(warningOf());
    publish(next);
    expect(notices.visible).toBeNull();
    expect(notices.shown).toHaveLength(1);
  });

  it('comes again with the fresh warning after an interaction', () => {
    const { notices, publish } = desk();
    publish(warningOf());
    publish(deferredOf());
    publish(warningOf({ deadline: noonish + 600_000 }));
    expect(notices.shown).toHaveLength(2);
  });

  it('gives the answer on: here, a presence, or the window for a click on itself', () => {
    const { notices, commands, publish } = desk();
    publish(warningOf());
    notices.answer('here');
    notices.answer('break');
    notices.answer(null);
    expect(commands).toEqual([
      { type: 'inactivity', asks: { type: 'im-here' } },
      { type: 'set-presence', definitionId: 'break' },
      { type: 'open-window' },
    ]);
  });

  it('ends with the app', () => {
    const { notices, warning } = desk();
    warning.dispose();
    expect(notices.isDisposed).toBe(true);
  });
});
