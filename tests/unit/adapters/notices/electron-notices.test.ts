import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { NotificationLike, NotificationOptions } from '../../../../electron/adapters/notices/electron-notices';
import { createElectronNotices } from '../../../../electron/adapters/notices/electron-notices';
import type { DesktopNotice } from '../../../../electron/ports';

class FakeNotification extends EventEmitter implements NotificationLike {
  state: 'made' | 'shown' | 'closed' = 'made';
  constructor(readonly options: NotificationOptions) {
    super();
  }
  show(): void {
    this.state = 'shown';
  }
  close(): void {
    this.state = 'closed';
  }
}

const warning: DesktopNotice = {
  title: 'Offline at 12:06',
  body: 'Nothing has been typed.',
  actions: [
    { id: 'here', label: 'I’m here' },
    { id: 'break', label: 'Break' },
  ],
  lifetimeMs: 60_000,
};

function desk() {
  const made: FakeNotification[] = [];
  const answers: (string | null)[] = [];
  const notices = createElectronNotices((options) => {
    const notification = new FakeNotification(options);
    made.push(notification);
    return notification;
  });
  notices.onAnswer((id) => answers.push(id));
  return { notices, made, answers };
}

describe('a notice of macOS or Windows', () => {
  it('is shown silently, with its buttons', () => {
    const { notices, made } = desk();
    notices.show(warning);
    expect(made.map(({ options, state }) => ({ options, state }))).toEqual([
      {
        state: 'shown',
        options: {
          title: 'Offline at 12:06',
          body: 'Nothing has been typed.',
          silent: true,
          actions: [
            { type: 'button', text: 'I’m here' },
            { type: 'button', text: 'Break' },
          ],
        },
      },
    ]);
  });

  it.each([
    ['as Electron tells it now', [{ actionIndex: 1 }]],
    ['as it told it before', [{}, 1]],
  ])('tells which button was pressed, %s, once', (_when, told) => {
    const { notices, made, answers } = desk();
    notices.show(warning);
    made[0]?.emit('action', ...told);
    made[0]?.emit('action', ...told);
    expect(answers).toEqual(['break']);
    expect(made[0]?.state).toBe('closed');
  });

  it('tells a click on itself apart, and ignores a button that it does not have', () => {
    const { notices, made, answers } = desk();
    notices.show(warning);
    made[0]?.emit('action', { actionIndex: 7 });
    expect(answers).toEqual([]);
    made[0]?.emit('click');
    expect(answers).toEqual([null]);
  });

  it('never stands twice, and does not answer once it was taken away', () => {
    const { notices, made, answers } = desk();
    notices.show(warning);
    notices.show({ ...warning, title: 'Offline at 12:07' });
    expect(made.map(({ state }) => state)).toEqual(['closed', 'shown']);
    made[0]?.emit('action', { actionIndex: 0 });
    notices.withdraw();
    made[1]?.emit('click');
    expect(made.map(({ state }) => state)).toEqual(['closed', 'closed']);
    expect(answers).toEqual([]);
  });
});
