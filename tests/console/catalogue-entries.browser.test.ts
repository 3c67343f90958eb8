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
let reader: NonNullable<VisitorOptions['state']>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  state = await ana.context.storageState();
  reader = await stateOfRole(browser, ana, console, 'reader');
});

after(() => stack.disposeAsync());

const open = (as = state, more: Partial<VisitorOptions> = {}) => Visitor.open(browser, { origin: console.origin, state: as, ...more });

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
  const commands = [{ kind: 'product.change', key: 'sheets-addin', description: 'For Google Sheets.' }];
  await ana.ask('POST', '/v1/change-requests', { commands });
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

it('a product names its apps, whose users may ask for themselves', async () => {
  await using ana = await open();
  const { page } = ana;
  const appId = '2d4d3d8e-2be3-4bef-9f87-7875a61c29de';
  await page.goto('/catalogue/products/slides-addin');
  await page.getByLabel('Client ids at Google').fill('slides');
  await page.getByRole('button', { name: 'Save the product' }).click();
  await page.getByText('Enter client ids that end in .apps.googleusercontent.com.').waitFor();
  await page.getByLabel('Client ids at Microsoft').fill(appId);
  await page.getByLabel('Client ids at Google').fill('1234-slides.apps.googleusercontent.com, 1234-docs.apps.googleusercontent.com');
  await ana.takePicture('product-apps');
  await page.getByRole('button', { name: 'Save the product' }).click();
  await page.waitForURL('**/catalogue/products');
  const { microsoftClientIds, googleClientIds } = await ana.ask('GET', '/v1/products/slides-addin');
  assert.deepEqual(microsoftClientIds, [appId]);
  assert.deepEqual(googleClientIds, ['1234-docs.apps.googleusercontent.com', '1234-slides.apps.googleusercontent.com']);
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

it('the page on a pack shows the domains that have it, and leads to the list of them', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/catalogue/packs/finance');
  await page.getByRole('link', { name: 'acme.example', exact: true }).waitFor();
  const { count } = await ana.ask('GET', '/v1/domains/count?pack=finance');
  assert.equal(await page.locator('sl-pack-domains tbody tr').count(), count);
  await page.getByRole('link', { name: /in the list of domains$/ }).click();
  await page.waitForURL('**/domains?pack=finance');
  await page.getByText(`${count} in all`).waitFor();
  await page.locator('.chip', { hasText: 'Finance' }).waitFor();
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
