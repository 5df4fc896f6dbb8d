import { describe, expect, it } from 'vitest';
import { pressShortcut } from '../../../electron/press-shortcut';
import type { SetOptions, SetOutcome } from '../../../electron/services/presence-program/presence-program';
import { createTranslator } from '../../../shared/i18n';
import { FakePorts } from '../../fakes/ports';

async function press(outcome: SetOutcome): Promise<{ readonly asked: unknown[]; readonly notices: string[] }> {
  const notices: string[] = [];
  const edges = {
    window: new FakePorts().window,
    notify: (title: string, body: string) => void notices.push(`${title}: ${body}`),
  };
  const asked: unknown[] = [];
  const set = async (request: unknown, { via }: SetOptions): Promise<SetOutcome> => {
    asked.push(request, via);
    return outcome;
  };
  await pressShortcut({ kind: 'set-presence', definitionId: 'break' }, edges, { set }, createTranslator('en'));
  return { asked, notices };
}

describe('A shortcut that is pressed', () => {
  it('sets its presence as the agent’s, by shortcut, and says nothing more', async () => {
    const { asked, notices } = await press({ kind: 'confirmed' });
    expect(asked).toEqual([{ definitionId: 'break' }, 'shortcut']);
    expect(notices).toEqual([]);
  });

  it('says why where it is not taken, for no window may be there to say it', async () => {
    const error = { code: 'transition-forbidden', message: 'Break may not follow Away.', details: {} } as const;
    const { notices } = await press({ kind: 'refused', error });
    expect(notices).toEqual(['Your status was not set: Break may not follow Away.']);
  });

  it('shows the window, and hides it', async () => {
    const ports = new FakePorts();
    const set = () => Promise.reject(new Error('Nothing is to be set.'));
    for (const isOpen of [true, false]) {
      await pressShortcut({ kind: 'toggle-window' }, ports, { set }, createTranslator('en'));
      expect(ports.window.isOpen()).toBe(isOpen);
    }
  });
});
