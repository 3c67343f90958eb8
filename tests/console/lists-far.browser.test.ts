import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { administratorConsole } from './administrator-console.ts';
import { addUsers } from './many-users.ts';
import { rowsOf } from './rows-of.ts';

const added = 9_000;
const all = 2_000 + added;
const { open } = administratorConsole({ prepare: ({ server }) => addUsers(server(), added) });

/** What the server was asked for, as pages of the list. */
function pagesAsked(page: Page): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/v1/users') asked.push(searchParams);
  });
  return asked;
}

const rowOf = (page: Page, index: number) => page.locator(`[role=row][aria-rowindex="${index + 2}"]`);

it('is leapt to its end and back by keys, without the pages in between', async () => {
  await using ana = await open();
  const { page } = ana;
  const asked = pagesAsked(page);
  await page.goto('/users');
  await page.getByText('11,000 in all').waitFor();
  await page.getByRole('grid').press('End');
  await rowOf(page, all - 1)
    .getByText(`far-00${added}@`)
    .waitFor();
  assert.deepEqual(await page.locator('[role=row].current').getAttribute('aria-rowindex'), String(all + 1));
  await page.keyboard.press('k');
  await page.locator('[role=row].current', { hasText: `far-00${added - 1}@` }).waitFor();
  await page.getByRole('grid').press('Home');
  await rowOf(page, 0).getByText('ana@acme.example').waitFor();
  assert.ok(asked.length < 8, asked.join('\n'));
});

it('is leapt to its end in another order, and goes on upwards from there', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users?sort=-email');
  await page.getByText('11,000 in all').waitFor();
  await page.getByRole('grid').press('End');
  const emails: string[] = [];
  for (const back of [0, 150, 150]) {
    await page.locator('[role=grid]').evaluate((grid, rows) => grid.parentElement?.scrollBy(0, -36 * rows), back);
    await rowsOf(page).locator('.first').first().waitFor();
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    const shown = await rowsOf(page).locator('.first').allInnerTexts();
    emails.unshift(...shown.filter((email) => !emails.includes(email)));
  }
  const before = emails.map((email) => email.split('@')[0] ?? '');
  assert.deepEqual(
    before,
    before.toSorted((one, other) => (one < other ? 1 : one > other ? -1 : 0)),
  );
});

it('is dragged into its middle, and says where that is until the rows are there', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users');
  await page.getByText('11,000 in all').waitFor();
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/v1\/users\?.*skip=/, async (route) => {
    await held;
    await route.continue();
  });
  await page.locator('.scroller').evaluate((scroller) => (scroller.scrollTop = 36 * 4_000));
  await page.getByRole('status').getByText('Reading from row 4,001 of 11,000…').waitFor();
  answer();
  await rowOf(page, 4_000).getByText('far-002001@').waitFor();
  await page.getByText('Reading from row').waitFor({ state: 'detached' });
});

it('keeps Peek open where one leaps, and shows the row that was leapt to', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users');
  await page.getByText('11,000 in all').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('p');
  await page.getByRole('complementary', { name: /.+/ }).waitFor();
  await page.getByRole('grid').press('End');
  await page.getByRole('complementary', { name: `Far ${added}` }).waitFor();
});

it('says where more match than can be changed at once, and what to do then', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users');
  await page.getByText('11,000 in all').waitFor();
  await page.getByRole('checkbox', { name: 'Select all that match' }).click();
  await page.getByRole('button', { name: 'Suspend…' }).click();
  await page.getByLabel('Reason').fill('All of them');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('alert').getByText('10,000 at the most').waitFor();
});
