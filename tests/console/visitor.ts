import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { repositoryRoot } from '../../scripts/checks/repository-root.ts';

export type ShownLanguage = 'en' | 'fr';

export interface VisitorOptions {
  readonly origin: string;
  readonly language?: ShownLanguage;
  readonly width?: number;
  /** Of somebody who has signed in before: `await visitor.context.storageState()`. */
  readonly state?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

export interface LayoutShift {
  /** Summed up, they are what is called cumulative layout shift. */
  readonly value: number;
  /** As "section.columns". */
  readonly moved: readonly string[];
}

// As text, because the types here are those of Node.
const layoutShifts = `(() => {
  const observer = new PerformanceObserver(() => undefined);
  observer.observe({ type: 'layout-shift', buffered: true });
  const nameOf = ({ node }) => node?.className ? node.localName + '.' + node.className : String(node?.localName);
  return observer
    .takeRecords()
    .filter(({ hadRecentInput }) => !hadRecentInput)
    .map(({ value, sources }) => ({ value, moved: sources.map(nameOf) }));
})()`;

/** Kept by continuous integration, and by nobody else. */
const screenshots = join(repositoryRoot, 'artefacts', 'screenshots');

/** Somebody with a browser of their own in front of the console. What their page complains of fails the test that closes it. */
export class Visitor implements AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #complaints: string[] = [];
  readonly language: ShownLanguage;
  #developerTools: CDPSession | undefined;

  private constructor(context: BrowserContext, page: Page, language: ShownLanguage) {
    this.context = context;
    this.page = page;
    this.language = language;
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
    page.on('console', (message) => {
      // Chromium says so of every answer that is not 2xx, expected or not.
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isAnswer) this.#complaints.push(message.text());
    });
  }

  static async open(browser: Browser, { origin, language = 'en', width = 1280, state }: VisitorOptions): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: origin,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
      viewport: { width, height: width < 600 ? 780 : 900 },
      ...(state && { storageState: state }),
    });
    context.setDefaultTimeout(30_000);
    return new Visitor(context, await context.newPage(), language);
  }

  /** Asks the API with the cookies of this browser, and the session's CSRF token; gives the body of a 2xx answer. */
  // The tests look into what they have asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  async ask(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<any> {
    const current = await this.context.request.get('/v1/sessions/current');
    const csrfToken = current.ok() ? ((await current.json()) as { csrfToken: string }).csrfToken : '';
    const response = await this.context.request.fetch(path, {
      method,
      headers: { 'x-csrf-token': csrfToken, ...headers },
      ...(body !== undefined && { data: body }),
    });
    const text = await response.text();
    assert.ok(response.ok(), `${method} ${path}: ${response.status()} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  /** `takePicture('customers')` → `artefacts/screenshots/customers.en.png` */
  async takePicture(screen: string): Promise<void> {
    this.#developerTools ??= await this.context.newCDPSession(this.page);
    // Playwright's own pictures are smaller, and take twice as long.
    const { data } = await this.#developerTools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
    await mkdir(screenshots, { recursive: true });
    await writeFile(join(screenshots, `${screen}.${this.language}.png`), data, 'base64');
  }

  /** What has moved on the page since it was opened without anybody touching it. */
  async layoutShifts(): Promise<readonly LayoutShift[]> {
    return await this.page.evaluate<readonly LayoutShift[]>(layoutShifts);
  }

  /** Of the pages since the last time. */
  assertNoComplaints(): void {
    assert.deepEqual(this.#complaints.splice(0), []);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
    this.assertNoComplaints();
  }
}
