import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { administratorConsole } from './administrator-console.ts';
import { rowsOf } from './rows-of.ts';

const { open } = administratorConsole();

it('narrows a list by what is typed, and has it in the address', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users');
  await page.getByText('2,000 in all').waitFor();
  const field = page.getByRole('combobox', { name: 'Narrow the list' });
  await field.fill('domain:acme.ex');
  await page.getByRole('option', { name: 'acme.example' }).waitFor();
  await field.press('Enter');
  await field.pressSequentially('status:susp');
  await field.press('Enter');
  await page.waitForURL(/\?domainId=\d+&status=suspended$/);
  await rowsOf(page).first().getByText('theo.garnier@acme.example').waitFor();
  await rowsOf(page).first().getByText('Suspended').waitFor();
  for (const name of await rowsOf(page).locator('.first').allInnerTexts()) assert.match(name, /@acme\.example$/);
  await ana.takePicture('users-narrowed');

  await page.reload();
  await page.locator('.chip', { hasText: 'acme.example' }).waitFor();
  await page.getByRole('button', { name: 'Remove the filter Domain' }).click();
  await page.waitForURL('**/users?status=suspended');
  await page.locator('.chip', { hasText: 'acme.example' }).waitFor({ state: 'detached' });
  await page.goBack();
  await page.locator('.chip', { hasText: 'acme.example' }).waitFor();
});

it('finds users by words of their names and addresses', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users');
  const field = page.getByRole('combobox', { name: 'Narrow the list' });
  await field.fill('garnier théo');
  await field.press('Enter');
  await page.waitForURL('**/users?q=garnier%20th%C3%A9o');
  await page.getByText('1 in all', { exact: true }).waitFor();
  await rowsOf(page).first().getByText('theo.garnier@acme.example').waitFor();
  await field.fill('@hudson');
  await field.press('Enter');
  await page.locator('.chip', { hasText: '@hudson' }).waitFor();
  await rowsOf(page).first().getByText('@hudsonlark').waitFor();
});

it('understands a whole line of filters at once, and says what it does not', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/domains');
  const field = page.getByRole('combobox', { name: 'Narrow the list' });
  await field.fill('customer:"hudson & lark" status:active ');
  await field.press('Enter');
  await page.getByText('2 in all', { exact: true }).waitFor();
  await field.fill('customer:nobody ');
  await field.press('Enter');
  await page.getByRole('alert').getByText('Nothing here is called “nobody”.').waitFor();
});

it('chooses filters from menus that offer the same', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/domains');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitem', { name: 'suspended', exact: true }).click();
  await page.waitForURL('**/domains?status=suspended');
  await page.getByText('1 in all', { exact: true }).waitFor();
});

it('keeps a view by its name with the person, in another browser as well', async () => {
  await using ana = await open();
  await ana.page.goto('/domains?status=suspended');
  await ana.page.getByRole('button', { name: 'Save as a view' }).click();
  await ana.page.getByLabel('Name').fill('On hold');
  await ana.page.getByRole('button', { name: 'Save the view' }).click();
  await ana.page.locator('[aria-current=page]', { hasText: 'On hold' }).waitFor();
  await using elsewhere = await open();
  await elsewhere.page.goto('/domains');
  await elsewhere.page.getByRole('link', { name: 'On hold' }).click();
  await elsewhere.page.waitForURL('**/domains?status=suspended');
  await elsewhere.page.getByRole('button', { name: 'Remove this view' }).click();
  await elsewhere.page.getByRole('button', { name: 'Undo' }).click();
  await elsewhere.page.getByRole('link', { name: 'On hold' }).waitFor();
});

it('shows the columns that a person has chosen, wherever they sign in', async () => {
  await using ana = await open();
  await ana.page.goto('/domains');
  await ana.page.getByRole('button', { name: 'Columns' }).click();
  await ana.page.getByRole('menuitemcheckbox', { name: 'Aliases' }).click();
  await ana.page.getByRole('columnheader', { name: 'Aliases' }).waitFor();
  await using elsewhere = await open();
  await elsewhere.page.goto('/domains');
  await elsewhere.page.getByRole('columnheader', { name: 'Aliases' }).waitFor();
});

it('draws only the rows in sight of two thousand, and reads further pages as one scrolls', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users');
  await page.getByText('2,000 in all').waitFor();
  assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '2001');
  for (let index = 101; index <= 501; index += 100) {
    await page.locator('.scroller').evaluate((scroller) => scroller.scrollBy(0, 36 * 100));
    await page.locator(`[role=row][aria-rowindex="${index}"]`).waitFor();
  }
  assert.ok((await rowsOf(page).count()) < 80);
  await page.getByRole('grid').press('Home');
  await page.locator('[role=row][aria-rowindex="2"]', { hasText: 'ana@acme.example' }).waitFor();
});

it('is walked, selected, peeked into and opened by keys alone', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/domains');
  await rowsOf(page).first().waitFor();
  for (const key of ['j', 'x', 'j', 'Space']) await page.keyboard.press(key);
  await page.getByRole('status').getByText('2 selected').waitFor();
  // A click of the mouse in between leaves the keys where it was.
  await rowsOf(page).nth(1).getByRole('checkbox').click();
  await page.getByRole('status').getByText('1 selected').waitFor();
  await page.keyboard.press('p');
  await page.getByRole('complementary', { name: 'acme-labs.example' }).waitFor();
  await page.waitForURL(/[?&]peek=\d+/);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('complementary', { name: 'hudsonlark.example' }).getByText('460 of 500').waitFor();
  await ana.takePicture('domains-peek');
  await page.reload();
  await page.getByRole('complementary', { name: 'hudsonlark.example' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').waitFor({ state: 'detached' });
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: 'Suspend…' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('grid').press('Enter');
  await page.waitForURL(/\/domains\/\d+$/);
});

it('is led to by what the palette offers, and says what it lists', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/domains');
  await page.getByRole('button', { name: 'What is a domain?' }).click();
  await page.getByText('An alias is another name of it').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search customers' }).fill('users ending');
  await page.getByRole('option', { name: 'Users ending within 30 days' }).click();
  await page.waitForURL(/\/users\?status=active&endingBefore=\d{4}-\d\d-\d\d$/);
  await page.locator('.chip', { hasText: 'Ends before' }).waitFor();
  await page.keyboard.press('n');
  await page.waitForURL('**/users/new');
});

it('gives the list as a file, under its filters', async () => {
  await using ana = await open();
  await ana.page.goto('/domains?status=suspended');
  const [download] = await Promise.all([ana.page.waitForEvent('download'), ana.page.getByRole('link', { name: 'Export' }).click()]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  assert.equal(lines.length, 2);
  assert.match(lines[1] ?? '', /argana\.example/);
});

it('says what a list is for where it is empty, and what to do where nothing matches', async () => {
  await using ana = await open();
  await ana.page.goto('/customers?q=zzz');
  await ana.page.getByText('No customer matches').waitFor();
  await ana.page.getByRole('button', { name: 'Show all customers' }).click();
  await rowsOf(ana.page).nth(3).waitFor();
});

it('fits a phone: the list scrolls within itself, and the bar stands in sight', async () => {
  await using ana = await open({ width: 360 });
  const { page } = ana;
  await page.goto('/users');
  await rowsOf(page).nth(2).locator('label').click();
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByText('1 selected').waitFor();
  const box = await bar.boundingBox();
  assert.ok(box !== null && box.x >= 0 && box.x + box.width <= 360 && box.y + box.height <= 780);
  assert.equal(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth), 360);
  await ana.takePicture('users-selected.360');
});
