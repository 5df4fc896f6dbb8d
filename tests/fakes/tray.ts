import type { AppCommand, MenuItem, Rectangle, TrayModel, TrayView } from '../../electron/ports';

type Radio = Extract<MenuItem, { kind: 'radio' }>;

/** A tray icon that keeps what it was told to show, and that a test can click. */
export class FakeTray implements TrayView {
  readonly models: TrayModel[] = [];
  recreations = 0;
  isDisposed = false;
  readonly #listeners = new Set<() => void>();
  #receiver: (command: AppCommand) => void = () => undefined;

  render(model: TrayModel): void {
    this.models.push(model);
    for (const listener of this.#listeners) listener();
  }

  recreate(): void {
    this.recreations += 1;
  }

  bounds(): Rectangle | null {
    return null;
  }

  dispose(): void {
    this.isDisposed = true;
  }

  /** Calls back at each drawing. */
  readonly watch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Where clicks go. */
  connect(receiver: (command: AppCommand) => void): void {
    this.#receiver = receiver;
  }

  get model(): TrayModel {
    const model = this.models.at(-1);
    if (model === undefined) throw new Error('Nothing was drawn in the tray yet.');
    return model;
  }

  /** Every item, those of submenus behind their submenu. */
  get items(): readonly MenuItem[] {
    return this.model.menu.flatMap((item) => (item.kind === 'submenu' ? [item, ...item.items] : [item]));
  }

  /** All labels, in order. */
  get labels(): readonly string[] {
    return this.items.flatMap((item) => (item.kind === 'separator' ? [] : [item.label]));
  }

  get radios(): readonly Radio[] {
    return this.items.filter((item) => item.kind === 'radio');
  }

  /** The label of the checked presence, or null. */
  get checked(): string | null {
    return this.radios.find(({ isChecked }) => isChecked)?.label ?? null;
  }

  /** Clicks the item with this label. @throws when there is none that takes a click. */
  click(label: string): void {
    const clickable = this.items.find(
      (item): item is Extract<MenuItem, { command: AppCommand }> =>
        (item.kind === 'command' || (item.kind === 'radio' && item.isEnabled)) && item.label === label,
    );
    if (clickable === undefined) throw new Error(`No “${label}” to click among: ${this.labels.join(' | ')}`);
    this.#receiver(clickable.command);
  }
}
