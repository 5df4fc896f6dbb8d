import type { Disposable } from './system';

/** What the desktop itself shows, with buttons where it has them. */
export interface DesktopNotice {
  readonly title: string;
  readonly body: string;
  /** `id` comes back when the button is pressed. The first ones are kept where a desktop has room for few. */
  readonly actions: readonly { readonly id: string; readonly label: string }[];
  /** How long it has something to say, in milliseconds. */
  readonly lifetimeMs: number;
}

/** The one notice that this app has on the desktop. It makes no sound. */
export interface DesktopNotices extends Disposable {
  /** Shows it, in place of the one before. Where the desktop shows no notices nothing happens. */
  show(notice: DesktopNotice): void;
  /** Takes it away, also out of the desktop's list of past notices. */
  withdraw(): void;
  /** Hears the id of the pressed button; null for a click on the notice itself. */
  onAnswer(listener: (id: string | null) => void): void;
}
