import { beforeEach, describe, expect, it } from 'vitest';
import { createShortcuts } from '../../../electron/services/shortcuts';
import type { Shortcuts } from '../../../electron/services/shortcuts';
import type { Shortcut } from '../../../shared/settings/shortcuts';
import { FakeGlobalShortcuts } from '../../fakes/global-shortcuts';
import { FakeLog } from '../../fakes/log';
import { createVirtualTime } from '../../fakes/virtual-time';

const setting = (keys: string, definitionId: string): Shortcut => ({
  keys,
  does: { kind: 'set-presence', definitionId },
});

class Desk {
  readonly time = createVirtualTime();
  readonly keyboard = new FakeGlobalShortcuts();
  readonly log = new FakeLog();
  readonly pressed: Shortcut['does'][] = [];
  wanted: readonly Shortcut[] = [setting('Control+Alt+B', 'break'), setting('Control+Alt+M', 'meal')];
  changes = 0;
  shortcuts: Shortcuts = this.make();

  make(): Shortcuts {
    return createShortcuts({
      globalShortcuts: this.keyboard,
      wanted: () => this.wanted,
      onPressed: (does) => void this.pressed.push(does),
      onChange: () => void (this.changes += 1),
      scheduler: this.time.scheduler,
      log: this.log,
    });
  }
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  desk.shortcuts.apply();
});

describe('Keys that work everywhere', () => {
  it('do what they stand for, also after that was changed', () => {
    desk.keyboard.press('Control+Alt+B');
    desk.wanted = [setting('Control+Alt+B', 'meeting')];
    desk.shortcuts.apply();
    desk.keyboard.press('Control+Alt+B');
    expect(desk.pressed).toEqual([
      { kind: 'set-presence', definitionId: 'break' },
      { kind: 'set-presence', definitionId: 'meeting' },
    ]);
  });

  it('are had as the settings say: no more, and no less', () => {
    expect(desk.keyboard.ours).toEqual(['Control+Alt+B', 'Control+Alt+M']);
    desk.wanted = [setting('Control+Alt+M', 'meal'), setting('F9', 'away')];
    desk.shortcuts.apply();
    expect(desk.keyboard.ours).toEqual(['Control+Alt+M', 'F9']);
    desk.shortcuts.dispose();
    expect(desk.keyboard.ours).toEqual([]);
    expect(desk.time.pending()).toBe(0);
  });

  it('that another program has are told, and had when it lets go of them', () => {
    desk.keyboard.ofOthers.add('F9');
    desk.wanted = [setting('F9', 'away')];
    desk.shortcuts.apply();
    expect([desk.shortcuts.view().taken, desk.changes]).toEqual([['F9'], 1]);
    desk.shortcuts.apply();
    expect(desk.changes).toBe(1);
    desk.keyboard.ofOthers.clear();
    desk.shortcuts.apply();
    expect([desk.shortcuts.view().taken, desk.changes]).toEqual([[], 2]);
    desk.keyboard.press('F9');
    expect(desk.pressed).toHaveLength(1);
  });

  it('are not even tried where the desktop has none for programs', () => {
    desk.shortcuts.dispose();
    desk.keyboard.obstacle = 'wayland';
    const there = desk.make();
    there.apply();
    there.record(true);
    there.record(false);
    expect(desk.keyboard.ours).toEqual([]);
    expect(there.view()).toEqual({ obstacle: 'wayland', taken: [] });
  });
});

describe('While keys are recorded', () => {
  it('none of them does anything, and afterwards they do again', () => {
    desk.shortcuts.record(true);
    expect(desk.keyboard.ours).toEqual([]);
    desk.wanted = [setting('Control+Alt+N', 'break')];
    desk.shortcuts.apply();
    expect(desk.keyboard.ours).toEqual([]);
    desk.shortcuts.record(false);
    expect(desk.keyboard.ours).toEqual(['Control+Alt+N']);
    expect(desk.time.pending()).toBe(0);
  });

  it('and nobody ends it, they do again after a minute', async () => {
    desk.shortcuts.record(true);
    await desk.time.advance(30_000);
    desk.shortcuts.record(true);
    await desk.time.advance(59_999);
    expect(desk.keyboard.ours).toEqual([]);
    await desk.time.advance(1);
    expect(desk.keyboard.ours).toHaveLength(2);
  });
});
