// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TodayStrip } from '../../../../../shared/history/answer';
import { todaySoFar } from '../../../../fakes/history-answer';
import { noonish, snapshotOf } from '../../../../fakes/snapshot';
import { openWindow } from '../../support/open-window';

const withToday = (today: TodayStrip | null) => snapshotOf({ history: { version: 0, today } });
const strip = (): HTMLElement | null => screen.queryByRole('region', { name: 'Today' });

describe('The strip of today', () => {
  it('says how long the agent has been signed in, and of each presence how long', async () => {
    await openWindow(withToday(todaySoFar()));
    expect(strip()?.textContent).toContain('3 h 57 min signed in');
    const { parts } = todaySoFar();
    expect(parts.length).toBeGreaterThan(4);
    const name = screen.getByRole('img').getAttribute('aria-label');
    expect(name).toContain('On Queue 3 hours 31 minutes');
    expect(name).toContain('Break 16 minutes');
    expect(name).toContain('Offline 7 hours 56 minutes');
  });

  it('draws what was from the hour in which work began, and the present', async () => {
    await openWindow(withToday(todaySoFar()));
    const drawn = [...document.querySelectorAll<HTMLElement>('.strip-part')];
    expect(drawn.map(({ dataset }) => dataset['presence'])).toEqual([
      'offline',
      'available',
      'on_queue',
      'break',
      'on_queue',
      'busy',
    ]);
    const lefts = drawn.map(({ style }) => Number.parseFloat(style.left));
    expect(lefts[0]).toBe(0);
    expect(lefts).toEqual([...lefts].sort((one, other) => one - other));
    const ends = drawn.map(({ style }) => Number.parseFloat(style.left) + Number.parseFloat(style.width));
    const now = Number.parseFloat(document.querySelector<HTMLElement>('.strip-now')?.style.left ?? '');
    expect(ends.at(-1)).toBeCloseTo(now, 1);
  });

  it('goes on with the running presence although main tells nothing new', async () => {
    let now = noonish;
    const today = todaySoFar();
    const { show } = await openWindow(withToday(today), () => now);
    now += 60 * 60_000;
    show(withToday(today));
    expect(strip()?.textContent).toContain('4 h 57 min signed in');
  });

  it('shows past midnight what runs as the new day, until main tells more of it', async () => {
    let now = noonish;
    const today = todaySoFar();
    const { show } = await openWindow(withToday(today), () => now);
    now = today.endAt + 30 * 60_000;
    show(withToday(today));
    expect(strip()?.textContent).toContain('30 min signed in');
    const drawn = [...document.querySelectorAll<HTMLElement>('.strip-part')];
    expect(drawn.map(({ dataset }) => dataset['presence'])).toEqual(['busy']);
  });

  it('is not there before anything is known, nor where nothing of the day is', async () => {
    const { show } = await openWindow(withToday(null));
    expect(strip()).toBeNull();
    show(withToday(todaySoFar()));
    expect(strip()).not.toBeNull();
    const { startAt, parts } = todaySoFar();
    const aDay = 86_400_000;
    const ended = parts.map((part) => ({
      ...part,
      startAt: part.startAt - aDay,
      endAt: part.endAt - aDay,
      isOpen: false,
    }));
    show(withToday({ startAt: startAt - aDay, endAt: startAt, parts: ended }));
    expect(strip()).toBeNull();
  });
});
