import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { administratorConsole } from './administrator-console.ts';
import { rowsOf } from './rows-of.ts';
import { join } from './sample-requests.ts';
import { planSample } from './sample-migration.ts';

const { open, openToAnybody } = administratorConsole();

/** Goes to the quarantine, and to the row of this name by the keys. */
async function openRow(page: Page, name: string): Promise<void> {
  await page.goto('/migration/quarantine?state=open');
  await rowsOf(page).filter({ hasText: name }).first().waitFor();
  for (let index = 0; index < (await rowsOf(page).count()); index += 1) {
    await page.getByRole('grid').press('ArrowDown');
    if ((await page.locator('.row.current').innerText()).includes(name)) break;
  }
  await page.getByRole('grid').press('Enter');
  await page.getByRole('complementary', { name }).waitFor();
}

it('says how a migration begins where there is none, and is no place for who may not read them', async () => {
  await using ana = await open();
  await ana.page.goto('/migration');
  await ana.page.getByText('npx seatledger legacy discover').waitFor();
  await ana.page.getByRole('button', { name: /Copy npx seatledger legacy plan/ }).waitFor();
  await using otto = await openToAnybody();
  await join(otto, ana, 'Otto', ['reader']);
  await otto.page.goto('/migration');
  await otto.page.waitForURL(({ pathname }) => pathname === '/');
  assert.equal(await otto.page.getByRole('link', { name: 'Migration' }).count(), 0);
});

it('is fixed, mapped and dropped by the keys, one row after the other, and taken in by the next plan', async () => {
  await using ana = await open();
  const { page } = ana;
  const id = await planSample(ana);
  await page.goto('/migration');
  await page.getByRole('link', { name: 'monolith.sql' }).click();
  await page.getByText('What becomes of the rows').waitFor();
  await page.getByText('dbo.LoginHistory').waitFor();
  const apply = page.getByRole('button', { name: /Apply the plan/ });
  await apply.waitFor();
  await page
    .getByRole('region', { name: 'Rows by table' })
    .getByRole('row', { name: /dbo\.User / })
    .getByRole('link', { name: '2' })
    .click();
  await page.waitForURL(/quarantine\?state=open&table=dbo\.User$/);

  await openRow(page, 'dbo.User 2');
  await page.getByRole('complementary').getByText('bob at bluewater.example').waitFor();
  await page.keyboard.press('f');
  await page.getByRole('textbox', { name: 'Email' }).fill('bob');
  await page.reload();
  const mail = page.getByRole('textbox', { name: 'Email' });
  await page.getByText('This is what you had typed before.').waitFor();
  assert.equal(await mail.inputValue(), 'bob');
  await page.getByRole('button', { name: 'Fix the row' }).click();
  await page.locator('sl-field', { hasText: 'Email' }).locator('.error').waitFor();
  await mail.fill('bob@bluewater.example');
  await mail.press('Enter');
  await page.locator('sl-toast-area').getByText('dbo.User 2 is fixed').waitFor();

  // The next open row is there, and has the keys.
  await page.getByRole('complementary', { name: 'dbo.User 4' }).waitFor();
  await page.getByRole('grid').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('d');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Has left long ago');
  await page.getByRole('button', { name: 'Drop the row' }).click();
  await page.locator('sl-toast-area').getByText('dbo.User 4 is dropped').waitFor();

  await page.goto(`/migration/${id}`);
  await page.getByRole('button', { name: 'Plan these rows anew' }).click();
  await page.getByText('The rows are planned anew.').waitFor();
  await apply.click();
  await page.getByText('have been brought over as far as the plan said').waitFor();
  const { items } = await ana.ask('GET', '/v1/users?email=bob@bluewater.example');
  assert.equal(items.length, 1);
});

it('drops many rows for one reason, and opens one of them again', async () => {
  await using ana = await open();
  const { page } = ana;
  await planSample(ana);
  await page.goto('/migration/quarantine?state=open');
  await rowsOf(page).first().waitFor();
  await page.getByRole('checkbox', { name: 'Select all that match' }).click();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Drop…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Of no use any more');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Drop \d+ row/ })
    .click();
  await page
    .getByRole('dialog')
    .getByText(/^Dropped: \d+ row/)
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByText('No row matches').waitFor();
  await page.getByText('Nothing is left to decide').waitFor();
  await page.goto('/migration/quarantine?state=dropped');
  await rowsOf(page).first().click();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await page.getByText('1 left to decide').waitFor();
});
