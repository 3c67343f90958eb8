import type { Page } from 'playwright-core';

/** Until this tab keeps what was typed into a form: it does so with the next frame. */
export async function draftToBeKept(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(sessionStorage).some((key) => key.startsWith('seatledger.draft.')));
}
