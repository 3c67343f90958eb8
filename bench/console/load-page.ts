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
  let scriptBytes = 0;
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scriptBytes += Number(response.headers()['content-length']);
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator(ready).first().waitFor();
  const usefulMs = await page.evaluate<number>('performance.now()');
  await page.waitForTimeout(settledMs);
  const seen = await page.evaluate<{ firstPaintMs: number; layoutShift: number }>(seenByTheBrowser);
  return { ...seen, usefulMs, scriptBytes };
}

// As text, because the types here are those of Node.
const seenByTheBrowser = `({
  firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  layoutShift: (() => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: 'layout-shift', buffered: true });
    return observer.takeRecords().filter(({ hadRecentInput }) => !hadRecentInput).reduce((sum, { value }) => sum + value, 0);
  })(),
})`;
