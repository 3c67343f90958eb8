import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { acceptInvitation, becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let state: NonNullable<VisitorOptions['state']>;
let operator: NonNullable<VisitorOptions['state']>;
let reader: NonNullable<VisitorOptions['state']>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  state = await ana.context.storageState();
  operator = await stateOf(ana, 'operator');
  reader = await stateOf(ana, 'reader');
});

after(() => stack.disposeAsync());

const open = (as = state, more: Partial<VisitorOptions> = {}) => Visitor.open(browser, { origin: console.origin, state: as, ...more });

/** Somebody with one role, who has signed in. */
async function stateOf(ana: Visitor, role: string): Promise<NonNullable<VisitorOptions['state']>> {
  const { token } = await ana.ask('POST', '/v1/operators/invitations', { email: `${role}@vendor.example`, roleKeys: [role] });
  await using guest = await Visitor.open(browser, { origin: console.origin });
  await acceptInvitation(guest, { token, displayName: role, password: 'quatre lunes jaunes 44' });
  return await guest.context.storageState();
}

async function entitlementsOf(visitor: Visitor, email: string): Promise<ReadonlyMap<string, unknown>> {
  const { items } = await visitor.ask('GET', `/v1/users?email=${email}`);
  const { entitlements } = await visitor.ask('GET', `/v1/users/${items[0].id}/entitlements`);
  return new Map(entitlements.map(({ feature, value }: { feature: string; value: unknown }) => [feature, value]));
}

/** The cell of a feature in the column of a profile or pack. */
async function cell(page: Page, feature: string, column: string): Promise<Locator> {
  const heads = page.locator('sl-feature-grid thead th');
  await heads.first().waitFor();
  const across = (await heads.allTextContents()).findIndex((text) => text.trim() === column);
  return page
    .locator('sl-feature-grid tbody tr', { has: page.getByRole('link', { name: feature, exact: true }) })
    .locator('th, td')
    .nth(across);
}

/** Waits until a cell says it. */
const says = (at: Locator, text: string) =>
  at.filter({ hasText: new RegExp(`^\\s*${text.replaceAll(/[+.]/gu, '\\$&')}\\s*$`, 'u') }).waitFor();

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
    .getByText(/This waits for approval as request/)
    .first()
    .waitFor();
  const { items } = await omar.ask('GET', '/v1/change-requests?mine=true');
  assert.deepEqual([items[0].state, items[0].kinds, items[0].reason], ['submitted', ['pack.change'], 'Nobody uses PDF any more']);
  await says(formats, 'csv+xlsx+pdf');
});

it('a feature is created, changed and deleted; its key is checked, and what the server refuses is told', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/catalogue/products');
  await page.getByRole('link', { name: 'New feature' }).click();
  await page.getByLabel('Name').fill('Slicers');
  await page.getByLabel('Key').fill('Adhoc Slicers');
  await page.getByLabel('Takes').selectOption('number');
  await page.getByLabel('At least').fill('10');
  await page.getByLabel('Default').fill('5');
  await page.getByRole('button', { name: 'Create the feature' }).click();
  await page.getByText('Begin with a small letter').waitFor();
  await page.getByLabel('Key').fill('cube.connect');
  await page.getByRole('button', { name: 'Create the feature' }).click();
  await page.getByText('Enter a whole number from 10 to 100.').waitFor();
  await page.getByLabel('Default').fill('20');
  await page.getByRole('button', { name: 'Create the feature' }).click();
  await page.getByText('There is a feature cube.connect already; choose another key.').waitFor();
  await page.getByLabel('Key').fill('adhoc.slicers');
  await page.getByRole('button', { name: 'Create the feature' }).click();
  await page.getByRole('link', { name: 'Slicers' }).click();

  // Read again because somebody else has changed something: what was typed stays.
  await page.getByLabel('At most').fill('50');
  const answer = page.waitForResponse((response) => response.url().includes('/v1/packs') && response.ok());
  await ana.ask('PATCH', '/v1/products/sheets-addin', { description: 'For Google Sheets.' });
  await answer;
  await page.getByRole('button', { name: 'Save the feature' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).click();
  await page
    .getByRole('row', { name: /Slicers/ })
    .getByText('Whole number from 10 to 50')
    .waitFor();

  await page.getByRole('link', { name: 'Slicers' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Deleted.').first().waitFor();
  await page.getByRole('link', { name: 'Slicers' }).waitFor({ state: 'detached' });
});

it('a profile begins with the values of another; one that people have cannot be deleted', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/catalogue/profiles');
  await page.getByRole('link', { name: 'New profile' }).click();
  await page.getByLabel('Name').fill('Auditor');
  await page.getByLabel('Key').fill('auditor');
  await page.getByLabel('Begin with the values of').selectOption('viewer');
  await page.getByRole('button', { name: 'Create the profile' }).click();
  await says(await cell(page, 'Rows of an ad-hoc analysis', 'Auditor'), '2,000');
  await page.getByRole('link', { name: 'Viewer' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page
    .getByRole('alert')
    .getByText(/viewer/)
    .waitFor();
});

it('whoever may only read sees the grid and changes nothing', async () => {
  await using rita = await open(reader);
  const { page } = rita;
  await page.goto('/catalogue/profiles');
  const rows = await cell(page, 'Rows of an ad-hoc analysis', 'Viewer');
  await rows.click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await says(rows, '2,000');
  assert.equal(await page.getByRole('link', { name: /^New / }).count(), 0);
});

it('a phone shows one profile at a time, and features are found by their words', async () => {
  await using ana = await open(state, { width: 360 });
  const { page } = ana;
  await page.goto('/catalogue/profiles');
  await page.getByRole('combobox', { name: 'Profile' }).selectOption('planner');
  await says(await cell(page, 'Rows of an ad-hoc analysis', 'Planner'), '50,000');
  assert.equal(await page.locator('sl-feature-grid thead th').count(), 2);
  await page.getByRole('searchbox', { name: 'Find features' }).fill('written back');
  await page.locator('sl-feature-grid tbody th[scope=row]').nth(1).waitFor({ state: 'detached' });
  assert.match(page.url(), /q=written%20back/);
});

it('a hundred features by twenty profiles scroll within themselves, with the names in sight', async () => {
  await using ana = await open();
  const { page } = ana;
  const type = { type: 'flag' };
  const features = Array.from({ length: 86 }, (_, at) => {
    return { kind: 'feature.create', product: 'slides-addin', key: `more.f${at}`, name: `More ${at}`, type, defaultValue: false };
  });
  const profiles = Array.from({ length: 16 }, (_, at) => ({ kind: 'profile.create', key: `more-${at}`, name: `More ${at}`, values: {} }));
  await ana.ask('POST', '/v1/change-requests', { commands: [...features, ...profiles] });

  await page.goto('/catalogue/profiles');
  await (await cell(page, 'Connect to cubes', 'Default')).focus();
  await page.keyboard.press('Control+End');
  const focused = page.locator('td:focus');
  await focused.waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await page.getByText('One change is not saved').waitFor();
  await ana.takePicture('catalogue-large');
  const [grid, name, last, head] = await Promise.all([
    page.locator('sl-feature-grid .scroll').boundingBox(),
    page.getByRole('link', { name: 'More 84', exact: true }).boundingBox(),
    focused.boundingBox(),
    page.getByRole('link', { name: 'More 15', exact: true }).first().boundingBox(),
  ]);
  assert.ok(grid && name && last && head);
  assert.ok(name.x > grid.x && last.x > name.x + name.width, 'the name stays beside the last column');
  assert.ok(head.y > grid.y && head.y < last.y && head.x >= last.x, 'the head stays above the last rows');
  assert.ok(last.x + last.width <= 1280 && last.y + last.height <= 900);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
});
