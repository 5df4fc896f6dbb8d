import type { DesktopNotice, DesktopNotices } from '../../ports';

/** As much of Electron's `Notification` as a notice needs. Its `action` event tells the index in either of two ways, by version. */
export interface NotificationLike {
  show(): void;
  close(): void;
  on(event: 'click', listener: () => void): unknown;
  on(
    event: 'action',
    listener: (details: { readonly actionIndex?: number }, actionIndex: number | undefined) => void,
  ): unknown;
}

export interface NotificationOptions {
  readonly title: string;
  readonly body: string;
  readonly silent: true;
  readonly actions: { readonly type: 'button'; readonly text: string }[];
}

/** Notices of macOS and Windows, whose buttons Electron makes. */
export function createElectronNotices(create: (options: NotificationOptions) => NotificationLike): DesktopNotices {
  let listener: (id: string | null) => void = () => undefined;
  let shown: NotificationLike | null = null;

  function show({ title, body, actions }: DesktopNotice): void {
    withdraw();
    const created = create({
      title,
      body,
      silent: true,
      actions: actions.map(({ label }) => ({ type: 'button', text: label })),
    });
    shown = created;
    const answer = (id: string | null): void => {
      // A press on a notice that was taken away meanwhile answers a question that is no longer asked.
      if (shown !== created) return;
      withdraw();
      listener(id);
    };
    created.on('click', () => answer(null));
    created.on('action', (details, index) => {
      const action = actions[details.actionIndex ?? index ?? -1];
      if (action !== undefined) answer(action.id);
    });
    created.show();
  }

  function withdraw(): void {
    const ended = shown;
    shown = null;
    ended?.close();
  }

  return {
    show,
    withdraw,
    onAnswer(heard) {
      listener = heard;
    },
    dispose: withdraw,
  };
}
