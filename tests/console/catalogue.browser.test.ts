import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { cell, says, stateOfRole } from './catalogue-grid.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let state: NonNullable<VisitorOptions['state']>;
let operator: NonNullable<VisitorOptions['state']>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  state = await ana.context.storageState();
  operator = await stateOfRole(browser, ana, console, 'operator');
});

after(() => stack.disposeAsync());

const open = (as = state, more: Partial<VisitorOptions> = {}) => Visitor.open(browser, { origin: console.origin, state: as, ...more });

async function entitlementsOf(visitor: Visitor, email: string): Promise<ReadonlyMap<string, unknown>> {
  const { items } = await visitor.ask('GET', `/v1/users?email=${email}`);
  const { entitlements } = await visitor.ask('GET', `/v1/users/${items[0].id}/entitlements`);
  return new Map(entitlements.map(({ feature, value }: { feature: string; value: unknown }) => [feature, value]));
}

it('a number and a flag of a profile are changed by keyboard, shown with whom they concern, and in force once saved', async () => {
  await using ana = await open();
  const { page } = ana;
  const before = await entitlementsOf(ana, 'ana@acme.example');
  assert.deepEqual([before.get('adhoc.maxRows'), before.get('ai.assistant')], [20_000, false]);

  await page.goto('/catalogue');
  const rows = await cell(page, 'Rows of an ad-hoc analysis', 'Analyst');
  const start = await cell(page, 'Connect to cubes', 'Default');
  await start.waitFor();
  await page.getByRole('combobox', { name: 'Product' }).focus();
  while ((await start.and(page.locator(':focus')).count()) === 0) await page.keyboard.press('Tab');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await page.locator('sl-cell-line').getByText('Rows of an ad-hoc analysis').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('30,000');
  await page.keyboard.press('Enter');
  await page.getByText('One change is not saved').waitFor();
  await says(rows, '30,000');

  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  await page.locator('sl-cell-line').getByText('Assistant').waitFor();
  await page.keyboard.press('Space');
  await page.getByText('2 changes are not saved').waitFor();
  await page.getByText(/It concerns [\d,]+ people/).waitFor();
  await ana.takePicture('catalogue-pending');

  await page.keyboard.press('Control+s');
  const save = page.getByRole('button', { name: /^Save for [\d,]+ people$/ });
  await save.waitFor();
  await page.getByText('Rows of an ad-hoc analysis · Analyst').waitFor();
  await ana.takePicture('catalogue-review');
  await save.press('Enter');
  await page.getByText('Saved.').first().waitFor();
  await page.getByText('changes are not saved').waitFor({ state: 'detached' });
  const after = await entitlementsOf(ana, 'ana@acme.example');
  assert.deepEqual([after.get('adhoc.maxRows'), after.get('ai.assistant')], [30_000, true]);

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('It is as it was before.').first().waitFor();
  assert.deepEqual(await entitlementsOf(ana, 'ana@acme.example'), before);
});

it('what does not fit a feature is refused at its cell, and Escape leaves it as it was', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/catalogue/profiles');
  const rows = await cell(page, 'Rows of an ad-hoc analysis', 'Viewer');
  await rows.click();
  for (const wrong of ['1000001', 'many', '-1', '2.5']) {
    await page.getByRole('textbox', { name: 'Rows of an ad-hoc analysis, Viewer' }).fill(wrong);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Enter a whole number from 0 to 1,000,000.').waitFor();
  }
  await ana.takePicture('catalogue-refused');
  await (await cell(page, 'Write back', 'Viewer')).click();
  await page.getByRole('alert').getByText('Enter a whole number from 0 to 1,000,000.').waitFor();
  await page.keyboard.press('Escape');
  await says(rows, '2,000');
  assert.equal(await page.getByText('not saved').count(), 0);
});

it('Delete takes away what a profile sets, the default shows, and a reload keeps what is not saved', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/catalogue/profiles');
  const rows = await cell(page, 'Rows of an ad-hoc analysis', 'Viewer');
  await rows.focus();
  await page.keyboard.press('Delete');
  await says(rows, '1,000');
  await page.getByText('One change is not saved').waitFor();
  await page.reload();
  await page.getByText('One change is not saved').waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('not saved').waitFor({ state: 'detached' });
  await says(await cell(page, 'Rows of an ad-hoc analysis', 'Viewer'), '2,000');
});

it('a choice of a pack is changed by keyboard, and waits for approval where the policy asks for it', async () => {
  await using omar = await open(operator);
  const { page } = omar;
  await page.goto('/catalogue/packs');
  const formats = await cell(page, 'Export formats', 'Finance');
  await formats.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Export formats, Finance' }).and(page.locator(':focus')).waitFor();
  for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await page.getByText('One change is not saved').waitFor();
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Nobody uses PDF any more');
  await page.getByRole('button', { name: /^Save for/ }).click();
  await page
    .locator('sl-toast-area')
    .getByText(/This waits for approval as request/)
    .waitFor();
  const { items } = await omar.ask('GET', '/v1/change-requests?mine=true');
  assert.deepEqual([items[0].state, items[0].kinds, items[0].reason], ['submitted', ['pack.change'], 'Nobody uses PDF any more']);
  await says(formats, 'csv+xlsx+pdf');
});
