import type { Locator, Page } from 'playwright-core';

/** The rows of a list that are drawn. */
export function rowsOf(page: Page): Locator {
  return page.locator('[role=grid] [role=rowgroup]:nth-child(2) [role=row]');
}
