/** Where the focus lands in an area: in what is typed into or scrolled, else on its first button. */
const entries = ['input:not([type="radio"]), input:checked, select, [tabindex="0"]', 'button'] as const;

/**
 * Moves the focus to the next area of the window, round and round. An area is an element with `data-area`; one without
 * anything to focus is passed over. They come in the order of the page: notice, picker, foot, note, which is the order of
 * the eye with its beginning moved.
 *
 * @param step 1 for the next, -1 for the one before.
 */
export function focusNextArea(step: 1 | -1): void {
  const areas = [...document.querySelectorAll('[data-area]')].filter((area) => entryOf(area) !== null);
  const present = areas.findIndex((area) => area.contains(document.activeElement));
  // From nowhere the next is the first, and the one before is the last.
  const from = present === -1 && step === -1 ? 0 : present;
  const area = areas[(from + step + areas.length) % areas.length];
  if (area !== undefined) entryOf(area)?.focus();
}

function entryOf(area: Element): HTMLElement | null {
  for (const entry of entries) {
    const found = area.querySelector<HTMLElement>(entry);
    if (found !== null) return found;
  }
  return null;
}
