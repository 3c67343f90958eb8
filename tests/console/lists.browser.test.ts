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
  const { page } = ana;
  await page.goto('/domains');
  await rows(page).first().waitFor();
  await page.waitForLoadState('networkidle');
  await ana.takePicture('domains');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('p');
  await page.waitForLoadState('networkidle');
  await ana.takePicture('domains-peek');
  await page.getByRole('button', { name: 'Suspend…' }).click();
  await page.getByLabel('Reason').fill('Not paid');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Suspend 2 domains' }).waitFor();
  await ana.takePicture('domains-bulk');
});
it('pictures of users', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users');
  await rows(page).first().waitFor();
  await page.waitForLoadState('networkidle');
  await ana.takePicture('users');
  await page.getByRole('combobox').fill('domain:acme');
  await page.getByRole('option').first().waitFor();
  await ana.takePicture('users-typing');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').fill('status:susp');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/users?domainId=**status=suspended');
  await page.waitForLoadState('networkidle');
  await ana.takePicture('users-filtered');
});
it('pictures at phone', async () => {
  await using ana = await open({ width: 360, language: 'fr', theme: 'dark' });
  const { page } = ana;
  await page.goto('/users');
  await rows(page).first().waitFor();
  await page.waitForLoadState('networkidle');
  await rows(page).first().locator('label').click();
  await ana.takePicture('users');
  await page.goto('/domains');
  await rows(page).first().waitFor();
  await page.waitForLoadState('networkidle');
  await ana.takePicture('domains');
});
