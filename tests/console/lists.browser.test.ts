import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  signedIn = await ana.context.storageState();
});

after(() => stack.disposeAsync());

const open = (options: Partial<VisitorOptions> = {}): Promise<Visitor> =>
  Visitor.open(browser, { origin: console.origin, state: signedIn, ...options });

const rows = (page: Page) => page.locator('[role=grid] [role=rowgroup]:nth-child(2) [role=row]');

it('pictures', async () => {
  await using ana = await open();
  await ana.page.goto('/customers');
  await rows(ana.page).first().waitFor();
  await ana.takePicture('customers');
  await ana.page.keyboard.press('j');
  await ana.page.keyboard.press('x');
  await ana.page.keyboard.press('j');
  await ana.page.keyboard.press('p');
  await ana.page.locator('sl-peek a').first().waitFor();
  await ana.takePicture('customers-peek');
  assert.ok(true);
});
