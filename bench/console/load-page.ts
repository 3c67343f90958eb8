import type { Browser } from 'playwright-core';
import { Visitor, type VisitorOptions } from '../../tests/console/visitor.ts';

export interface PageLoad {
  readonly firstPaintMs: number;
  /** Until what the page is for stands there. */
  readonly usefulMs: number;
  /** Cumulative layout shift, until a moment after that. */
  readonly layoutShift: number;
  /** As it crossed the network. */
  readonly scriptBytes: number;
  readonly scripts: number;
}

interface Opened extends Pick<VisitorOptions, 'origin' | 'state'> {
  readonly path: string;
  readonly ready: string;
}

const settledMs = 500;

/** Opens a page in a browser context that has been nowhere. */
export async function loadPage(browser: Browser, { path, ready, ...options }: Opened): Promise<PageLoad> {
  await using visitor = await Visitor.open(browser, options);
  const { page } = visitor;
  let [scripts, scriptBytes] = [0, 0];
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    scripts += 1;
    scriptBytes += Number(response.headers()['content-length']);
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator(ready).first().waitFor();
  const usefulMs = await page.evaluate<number>('performance.now()');
  await page.waitForTimeout(settledMs);
  const firstPaintMs = await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
  const layoutShift = (await visitor.layoutShifts()).reduce((sum, { value }) => sum + value, 0);
  return { firstPaintMs, usefulMs, layoutShift, scriptBytes, scripts };
}
