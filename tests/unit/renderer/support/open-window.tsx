import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, vi } from 'vitest';
import { App } from '../../../../renderer/app';
import { createClient } from '../../../../renderer/ipc/client';
import type { Opened } from '../../../../shared/pages';
import type { Snapshot } from '../../../../shared/snapshot';
import type { FakeApi } from '../../../fakes/api';
import { createFakeApi } from '../../../fakes/api';
import { noonish, snapshotOf } from '../../../fakes/snapshot';

/** What jsdom lacks of a browser. Nothing is laid out or drawn there, so they have nothing to do. */
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    disconnect(): void {}
  },
);
Element.prototype.scrollIntoView = () => {};
HTMLCanvasElement.prototype.getContext = () => null;
vi.stubGlobal('matchMedia', () => new EventTarget());
const focusedBefore = new WeakMap<HTMLDialogElement, Element | null>();
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  focusedBefore.set(this, document.activeElement);
  this.setAttribute('open', '');
  this.querySelector('button')?.focus();
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  this.removeAttribute('open');
  (focusedBefore.get(this) as HTMLElement | null)?.focus();
};
vi.stubGlobal('CSS', { escape: (name: string) => name });

afterEach(cleanup);

export interface OpenedWindow {
  readonly api: FakeApi;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Main has a new picture. */
  readonly show: (snapshot: Snapshot) => void;
  /** The window comes to the front. */
  readonly bringToFront: () => void;
}

/** Opens the window on a snapshot, with the clock standing still at five to noon; the pop-over unless a page is named. */
export async function openWindow(
  snapshot: Snapshot = snapshotOf(),
  now = (): number => noonish,
  opened: Opened = null,
  api = createFakeApi(snapshot),
): Promise<OpenedWindow> {
  render(<App client={createClient(api)} now={now} opened={opened} />);
  await screen.findByRole('heading', { level: 1 });
  return {
    api,
    user: userEvent.setup(),
    show: (next) => act(() => api.show(next)),
    bringToFront: () => act(() => api.emit('window.shown')),
  };
}

export const cell = (name: string | RegExp): HTMLElement => screen.getByRole('gridcell', { name });
export const filter = (): HTMLElement => screen.getByRole('combobox', { name: 'Filter' });

/** The cell that Enter takes. */
export function markedCell(): string | null {
  const id = filter().getAttribute('aria-activedescendant');
  return id === null ? null : (document.getElementById(id)?.textContent ?? null);
}

/** What a screen reader was told last. */
export const spoken = (politeness: 'polite' | 'assertive'): string | null =>
  screen.getByRole(politeness === 'polite' ? 'status' : 'alert').textContent;
