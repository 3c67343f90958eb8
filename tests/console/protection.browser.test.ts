import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { administrator, becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let state: NonNullable<VisitorOptions['state']>;

before(async () => {
  console = stack.use(await startConsole('--empty'));
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  state = await ana.context.storageState();
});

after(() => stack.disposeAsync());

it('shows a name that is markup as the text it is', async () => {
  await using ana = await Visitor.open(browser, { origin: console.origin, state });
  const name = '<img src=x onerror="document.title=1">';
  await ana.ask('POST', '/v1/customers', { name, locale: 'en', timeZone: 'Europe/Paris' });
  await ana.page.goto('/');
  await ana.page.getByRole('heading', { name: 'Home' }).waitFor();
  await ana.page.keyboard.press('Control+k');
  await ana.page.getByRole('combobox').fill('img');
  await ana.page.getByRole('option').getByText(name).waitFor();
  assert.equal(await ana.page.locator('img[src=x]').count(), 0);
});

it('lets no script in that is not its own, and no text become markup', async () => {
  await using visitor = await Visitor.open(browser, { origin: console.origin });
  const answer = await visitor.page.goto('/sign-in');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe/);
  const again = await visitor.page.goto('/sign-in');
  assert.notEqual(again?.headers()['content-security-policy'], policy, 'the nonce is another each time');
});

it('hides a password until asked to show it, and takes one that is pasted', async () => {
  await using visitor = await Visitor.open(browser, { origin: console.origin });
  const { page, context } = visitor;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/sign-in');
  const password = page.getByLabel('Password', { exact: true });
  assert.equal(await password.getAttribute('type'), 'password');
  // As text, because the types of the tests are those of Node.
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(administrator.password)})`);
  await password.focus();
  await page.keyboard.press('Control+v');
  assert.equal(await password.inputValue(), administrator.password);
  await page.getByRole('button', { name: 'Show the password' }).click();
  assert.equal(await password.getAttribute('type'), 'text');
});

it('leaves nothing on the page of whoever signs out, even where the server is not reached', async () => {
  await using ana = await Visitor.open(browser, { origin: console.origin, state });
  const { page } = ana;
  await page.goto('/');
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  await page.route('**/v1/sessions/current', (route) => (route.request().method() === 'DELETE' ? route.abort() : route.continue()));
  await page.getByRole('button', { name: administrator.displayName }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  assert.equal(await page.getByText(administrator.displayName).count(), 0);
});
