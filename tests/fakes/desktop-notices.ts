import type { DesktopNotice, DesktopNotices } from '../../electron/ports';

/** A desktop's notices, which a test can read and press. */
export class FakeNotices implements DesktopNotices {
  readonly shown: DesktopNotice[] = [];
  visible: DesktopNotice | null = null;
  isDisposed = false;
  /** The person presses a button; null is a click on the notice itself. */
  answer: (id: string | null) => void = () => undefined;

  show(notice: DesktopNotice): void {
    this.shown.push(notice);
    this.visible = notice;
  }
  withdraw(): void {
    this.visible = null;
  }
  onAnswer(listener: (id: string | null) => void): void {
    this.answer = listener;
  }
  dispose(): void {
    this.isDisposed = true;
  }
}
