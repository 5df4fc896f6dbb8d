import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferredOf, gapOf, goOnQueueOf, returnOf, stillHereOf, warningOf } from '../../../../fakes/absence';
import { noonish } from '../../../../fakes/snapshot';
import { openCard, withCard } from '../../support/open-card';
import { spoken } from '../../support/open-window';

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;
const buttons = (): (string | null)[] => screen.getAllByRole('button').map(({ textContent }) => textContent);

describe('the card of a warning', () => {
  it('says what happens when, and why, and offers being here, Break, Meal, and the rest behind them', async () => {
    await openCard(warningOf());
    const card = screen.getByRole('alertdialog', { name: 'Offline at 11:54' });
    expect(card).toHaveProperty(
      'textContent',
      expect.stringContaining('Nothing has been typed or moved here for 29 min.'),
    );
    expect(screen.getByRole('timer', { name: '45 seconds left' })).toBeDefined();
    expect(buttons()).toEqual(['I’m here', 'Break', 'Meal', 'Other…']);
  });

  it('takes Enter for “I’m here”: that button has the focus as soon as the window has it', async () => {
    const { api, user } = await openCard(warningOf());
    expect(document.activeElement).toBe(button('I’m here'));
    await user.keyboard('{Enter}');
    expect(api.asked).toContainEqual({ name: 'inactivity.imHere', input: undefined });
  });

  it('leaves the focus on the button when somebody clicks beside it', async () => {
    await openCard(warningOf());
    expect(fireEvent.mouseDown(screen.getByText(/Nothing has been typed/))).toBe(false);
    expect(fireEvent.mouseDown(button('Break'))).toBe(true);
  });

  it('sets Break with one click', async () => {
    const { api, user } = await openCard(warningOf());
    await user.click(button('Break'));
    expect(api.asked).toContainEqual({ name: 'presence.set', input: { definitionId: 'break' } });
  });

  it('shows every other presence that may be set on request, and sets it', async () => {
    const { api, user } = await openCard(warningOf());
    expect(screen.queryByRole('button', { name: 'Coaching' })).toBeNull();
    await user.click(button('Other…'));
    const others = screen.getByRole('group', { name: 'Other statuses' });
    expect(
      within(others)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Busy', 'After-call admin', 'Meeting', 'Training', 'Coaching']);
    await user.click(button('Coaching'));
    expect(api.asked).toContainEqual({ name: 'presence.set', input: { definitionId: 'coaching' } });
  });

  it('never offers what is refused', async () => {
    const [first, ...rest] = warningOf().choices;
    if (first === undefined) throw new Error('The example has no choices');
    await openCard(warningOf({ choices: [{ ...first, refusal: { code: 'definition-deactivated' } }, ...rest] }));
    expect(buttons()).toEqual(['I’m here', 'Meal', 'Busy', 'Other…']);
  });

  it('says since when the screen is locked where that is the reason', async () => {
    await openCard(warningOf({ rule: 'lock' }));
    expect(screen.getByText(/The screen has been locked since/).textContent).toContain('since 11:25.');
  });

  it('is put away by Esc', async () => {
    const { api, user } = await openCard(warningOf());
    await user.keyboard('{Escape}');
    expect(api.asked).toContainEqual({ name: 'card.close', input: undefined });
  });
});

describe('the countdown of a warning', () => {
  let now = noonish;
  beforeEach(() => {
    now = noonish;
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second += 1) {
      now += 1_000;
      act(() => void vi.advanceTimersByTime(1_000));
    }
  };

  it('goes down each second', async () => {
    await openCard(warningOf(), () => now);
    pass(1);
    expect(screen.getByRole('timer').getAttribute('aria-label')).toBe('44 seconds left');
    pass(43);
    expect(screen.getByRole('timer').getAttribute('aria-label')).toBe('1 second left');
  });

  it('is spoken when it comes and at ten seconds, and no oftener', async () => {
    const said: (string | null)[] = [];
    await openCard(warningOf(), () => now);
    const observer = new MutationObserver(() => said.push(spoken('assertive')));
    await screen.findByText('Offline in 45 seconds unless you are here. You are On Queue.');
    observer.observe(screen.getByRole('alert'), { childList: true, subtree: true, characterData: true });
    pass(44);
    await Promise.resolve();
    observer.disconnect();
    expect(said).toEqual(['Offline in 10 seconds unless you are here. You are On Queue.']);
  });

  it('is silent about what was answered', async () => {
    const { show } = await openCard(stillHereOf(), () => now);
    expect(spoken('assertive')).toBe('');
    show(withCard(deferredOf()));
    expect(spoken('assertive')).toBe('');
  });
});

describe('the card after something was typed or moved', () => {
  it('stays as “Still here” with Break and Meal, and Enter does nothing but close it', async () => {
    const { api, user, show } = await openCard(warningOf());
    show(withCard(stillHereOf()));
    expect(title()).toBe('Still here');
    expect(buttons()).toEqual(['Close', 'Break', 'Meal', 'Other…']);
    expect(document.activeElement).toBe(button('Close'));
    await user.keyboard('{Enter}');
    expect(api.asked).toContainEqual({ name: 'inactivity.dismiss', input: { absenceId: 'absence-1' } });
    await user.click(button('Meal'));
    expect(api.asked).toContainEqual({ name: 'presence.set', input: { definitionId: 'meal' } });
  });

  it('is held while the pointer is over it', async () => {
    const { api } = await openCard(stillHereOf());
    const held = () => api.asked.filter(({ name }) => name === 'inactivity.holdCard').map(({ input }) => input);
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    fireEvent.pointerEnter(document.documentElement);
    fireEvent.pointerEnter(document.documentElement);
    expect(held()).toEqual([{ isHeld: true }]);
    fireEvent.pointerLeave(document.documentElement);
    expect(held()).toEqual([{ isHeld: true }, { isHeld: false }]);
  });

  it('is held while the keyboard is in it', async () => {
    const { api } = await openCard(stillHereOf());
    const held = () => api.asked.filter(({ name }) => name === 'inactivity.holdCard').map(({ input }) => input);
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    fireEvent.focus(window);
    hasFocus.mockReturnValue(false);
    fireEvent.blur(window);
    expect(held()).toEqual([{ isHeld: true }, { isHeld: false }]);
  });

  it('is empty when main has taken it away', async () => {
    const { show } = await openCard(stillHereOf());
    show(withCard(null));
    expect(screen.queryByRole('heading')).toBeNull();
  });
});

describe('the card of a change that is put off', () => {
  it('says that it follows the interaction, and sets Break for afterwards', async () => {
    const { api, user } = await openCard(deferredOf());
    expect(title()).toBe('Offline after this interaction');
    expect(screen.getByText(/You have been away for/).textContent).toContain('31 min');
    await user.click(button('Break afterwards'));
    expect(api.asked).toContainEqual({ name: 'presence.set', input: { definitionId: 'break' } });
  });

  it('says that nothing is changed while interactions cannot be read', async () => {
    await openCard(deferredOf({ because: 'unreadable' }));
    expect(title()).toBe('Not set Offline yet');
    expect(buttons()).toEqual(['I’m here', 'Break', 'Meal', 'Other…']);
  });
});

describe('the card of a return', () => {
  it('says from when until when, what stood before, and leads back with one click', async () => {
    const { api, user } = await openCard(returnOf());
    expect(title()).toBe('You were Offline 11:20–11:54');
    expect(screen.getByText('34 min. Before that you were On Queue.')).toBeDefined();
    await user.click(button('Back to Available'));
    await user.click(button('Stay Offline'));
    expect(api.asked.filter(({ name }) => name === 'inactivity.answerReturn').map(({ input }) => input)).toEqual([
      { absenceId: 'absence-1', answer: 'go-back' },
      { absenceId: 'absence-1', answer: 'stay' },
    ]);
  });

  it('names the day where that was not today', async () => {
    await openCard(returnOf({ from: noonish - 20 * 3_600_000 }));
    expect(title()).toBe('You were Offline yesterday 15:54–11:54');
  });

  it('says while the click is under way, and takes no second one', async () => {
    await openCard(returnOf({ isGoingBack: true }));
    expect(screen.getByText('Setting Available')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Back to Available' })).toBeNull();
  });

  it('offers no way back where there is none', async () => {
    await openCard(returnOf({ backTo: null, asksWhatItWas: false }));
    expect(buttons()).toEqual(['Stay Offline']);
  });

  it('asks what it was, and takes a presence for an answer', async () => {
    const { api, user } = await openCard(returnOf());
    const question = screen.getByRole('group', { name: /^What was it\?/ });
    expect(
      within(question)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Break', 'Meal', 'Training', 'Other']);
    await user.click(button('Meal'));
    expect(api.asked).toContainEqual({
      name: 'inactivity.annotate',
      input: { absenceId: 'absence-1', annotation: { kind: 'presence', definitionId: 'meal' } },
    });
  });

  it('takes a remark in one’s own words, without blanks around it and never empty', async () => {
    const { api, user } = await openCard(returnOf());
    await user.click(button('Other'));
    expect(button('Save')).toHaveProperty('disabled', true);
    await user.type(screen.getByRole('textbox', { name: 'In your own words' }), '  printer jam {Enter}');
    expect(api.asked.filter(({ name }) => name === 'inactivity.annotate').map(({ input }) => input)).toEqual([
      { absenceId: 'absence-1', annotation: { kind: 'remark', text: 'printer jam' } },
    ]);
  });

  it('says what was remembered, and asks no more', async () => {
    await openCard(returnOf({ annotation: { definitionId: 'coaching', label: 'Coaching' } }));
    expect(screen.getByText('Remembered as Coaching.')).toBeDefined();
    expect(screen.queryByRole('group', { name: /^What was it/ })).toBeNull();
  });

  it('does not ask where nobody wants to be asked', async () => {
    await openCard(returnOf({ asksWhatItWas: false }));
    expect(screen.queryByRole('group', { name: /^What was it/ })).toBeNull();
  });
});

describe('the card after the return', () => {
  it('goes On Queue only by a click of its own: Enter says “Not now”', async () => {
    const { api, user } = await openCard(goOnQueueOf());
    expect(title()).toBe('You are Available again');
    await user.keyboard('{Enter}');
    await user.click(button('Go On Queue'));
    expect(api.asked.filter(({ name }) => name === 'inactivity.answerReturn').map(({ input }) => input)).toEqual([
      { absenceId: 'absence-1', answer: 'not-now' },
      { absenceId: 'absence-1', answer: 'go-on-queue' },
    ]);
  });

  it('tells of the time that the computer slept', async () => {
    await openCard(gapOf());
    expect(title()).toBe('This computer slept 11:02–11:53');
    expect(screen.getByText('51 min. You stayed On Queue all the time.')).toBeDefined();
  });
});

it('the card tells main how high it is', async () => {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ height: 181.4 } as DOMRect);
  const { api } = await openCard(warningOf());
  expect(api.asked).toContainEqual({ name: 'card.fit', input: { height: 182 } });
  vi.restoreAllMocks();
});
