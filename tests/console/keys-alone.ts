import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

const mostSteps = 120;

/** Goes on with Tab, as somebody without a mouse does, until that has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${wanted}`);
}
