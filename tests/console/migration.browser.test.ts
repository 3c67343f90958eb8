import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { administratorConsole } from './administrator-console.ts';
import { rowsOf } from './rows-of.ts';
import { join } from './sample-requests.ts';
import { migrateSample, planSample } from './sample-migration.ts';

const { open, openToAnybody } = administratorConsole();

/** Goes to the quarantine, and to the row of this name by the keys. */
async function openRow(page: Page, name: string): Promise<void> {
  await page.goto('/migration/quarantine?state=open');
  await rowsOf(page).filter({ hasText: name }).first().waitFor();
  for (let rowIndex = 2; ; rowIndex += 1) {
    await page.getByRole('grid').press('ArrowDown');
    const current = page.locator(`.row.current[aria-rowindex="${rowIndex}"]`);
    if ((await current.innerText()).includes(name)) break;
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

it('waits for the approval of a plan, and is carried out from where the page is then', async () => {
  await using ana = await open();
  await using otto = await openToAnybody();
  const permissions = ['migration.read', 'migration.write', 'change-request.read', 'customer.read', 'domain.read'];
  await ana.ask('POST', '/v1/roles', { key: 'migrator', name: 'Migrator', description: '', permissions });
  await join(otto, ana, 'Mia', ['migrator']);
  const id = await planSample(ana);
  const { page } = otto;
  await page.goto(`/migration/${id}`);
  await page.getByRole('button', { name: /Apply the plan/ }).click();
  const waits = page.getByText(/The plan waits for approval as request \d+/);
  await waits.waitFor();
  await page.reload();
  await waits.waitFor();
  const [request] = (await ana.ask('GET', '/v1/change-requests?open=true')).items;
  await ana.ask('POST', `/v1/change-requests/${request.id}/actions/approve`, { digest: request.digest });
  await page.getByRole('button', { name: 'Go on applying' }).click();
  await page.getByText(/have been brought over/).waitFor();
});

it('is fixed, dropped and mapped by the keys, one row after the other, and taken in by the next plan', async () => {
  await using ana = await open();
  const { page } = ana;
  const id = await planSample(ana);
  await page.goto('/migration');
  await page.getByRole('link', { name: 'monolith.sql' }).first().click();
  await page.getByText('What becomes of the rows').waitFor();
  await page.getByText('dbo.LoginHistory').waitFor();
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

  await openRow(page, 'dbo.SettingPack 1');
  await page.keyboard.press('m');
  await page.getByRole('combobox', { name: 'Pack' }).fill('finan');
  await page.getByRole('option', { name: 'Finance' }).waitFor();
  await page.getByRole('combobox', { name: 'Pack' }).press('Enter');
  await page.getByRole('button', { name: 'Map the row to it' }).click();
  await page.locator('sl-toast-area').getByText('dbo.SettingPack 1 is mapped').waitFor();

  await page.goto(`/migration/${id}`);
  await page.getByRole('button', { name: 'Plan these rows anew' }).click();
  await page.locator('sl-toast-area').getByText('The rows are planned anew.').waitFor();
  await page.getByRole('button', { name: /Apply the plan/ }).click();
  await page.getByText(/have been brought over/).waitFor();
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

it('switches a domain over once what is in the way was read, and back', async () => {
  await using ana = await open();
  const { page } = ana;
  await migrateSample(ana);
  await page.goto('/migration/cut-over');
  const customer = page.getByRole('region', { name: 'Bluewater Freight' });
  await customer.getByText('37 of 40 answers are the same').waitFor();
  await customer.getByText('3 differences').click();
  await customer.getByText('One feature with two values').waitFor();
  await customer.getByRole('button', { name: /Switch over… ?bluewater\.example/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('3 questions are answered differently.').waitFor();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Agreed with the customer');
  await dialog.getByRole('button', { name: 'Switch over' }).click();
  await dialog.getByText('Read what is in the way, and say that you accept it.').waitFor();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Switch over' }).click();
  await page.locator('sl-toast-area').getByText('Seatledger answers for bluewater.example now.').waitFor();
  await customer.getByRole('button', { name: /Switch back… ?bluewater\.example/ }).waitFor();
  await page.locator('sl-toast-area').getByRole('button', { name: 'Undo' }).click();
  await page.locator('sl-toast-area').getByText('The old service answers for bluewater.example again.').waitFor();
  await customer.getByRole('link', { name: 'bluewater.example' }).click();
  await page.getByRole('link', { name: 'Old service' }).waitFor();
});
