import type { Locator, Page } from '@playwright/test';

/** The cell of the window's list that sets the presence with this name. */
export function choiceIn(page: Page, label: string): Locator {
  return page.getByRole('gridcell', { name: label, exact: true });
}
