import { describe, expect, it } from 'vitest';
import { createCommandRelay } from '../../../electron/command-relay';
import type { AppCommand } from '../../../electron/ports';

const open: AppCommand = { type: 'open-window' };
const meal: AppCommand = { type: 'set-presence', definitionId: 'meal' };
const quit: AppCommand = { type: 'quit' };

describe('The command relay', () => {
  it('holds what is clicked before the app is loaded, and hands it over once, in order', () => {
    const relay = createCommandRelay();
    const received: AppCommand[] = [];
    relay.send(open);
    relay.send(meal);
    relay.connect((command) => received.push(command));
    expect(received).toEqual([open, meal]);
    relay.send(quit);
    expect(received).toEqual([open, meal, quit]);
  });
});
