import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { administratorConsole } from './administrator-console.ts';
import { acceptInvitation } from './console-server.ts';
import { rowsOf } from './rows-of.ts';

const { open, openToAnybody } = administratorConsole();

it('suspends the selected after a preview that says which cannot be, and shows them so at once', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users?profile=planner');
  await rowsOf(page).first().waitFor();
  for (const index of [0, 1]) await rowsOf(page).nth(index).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Suspend…' }).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('This is needed.').waitFor();
  await page.getByLabel('Reason').fill('On leave');
  await page.getByRole('button', { name: 'Preview' }).click();
  await ana.takePicture('users-preview');
  await page.getByRole('button', { name: 'Suspend 2 users' }).click();
  await page.locator('sl-toast-area').getByText('Suspended: 2 users.').waitFor();
  await rowsOf(page).nth(1).getByText('Suspended').waitFor();
  await page.getByRole('region', { name: 'Selection' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('sl-toast-area').getByText('It is undone.').waitFor();
  await rowsOf(page).nth(1).getByText('Active').waitFor();
});

it('takes all that match, without those that were unticked', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users?customerId=1&profile=planner&status=active');
  const counted = Number(/^([\d,]+) in all$/.exec(await page.getByText(/in all$/).innerText())?.[1]?.replace(',', ''));
  await page.getByRole('checkbox', { name: 'Select all that match' }).click();
  await rowsOf(page).first().getByRole('checkbox', { checked: true }).uncheck();
  await page.getByText(`${counted - 1} selected`).waitFor();
  await page.getByRole('button', { name: 'Change profile…' }).click();
  await page.getByLabel('Profile', { exact: true }).selectOption('analyst');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: `Change ${counted - 1} users` }).click();
  await page.getByText('1 in all', { exact: true }).waitFor();
});

it('selects all that match over all pages without loading them, and changes them as one', async () => {
  await using ana = await open();
  const { page } = ana;
  const { count } = await ana.ask('GET', '/v1/users/count?customerId=2&licenceStatus=active');
  await page.goto('/users?customerId=2&status=active');
  let pages = 0;
  page.on('request', (request) => (pages += Number(request.url().includes('/v1/users?'))));
  await page.getByRole('checkbox', { name: 'Select all that match' }).click();
  await page.getByRole('button', { name: 'Renew…' }).click();
  await page.getByRole('textbox', { name: 'Until' }).fill('2026-12-15');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page
    .getByRole('button', { name: /^\d+ (will change|cannot be)/ })
    .first()
    .waitFor();
  await ana.takePicture('users-preview-all');
  const { counts } = await ana.ask('POST', '/v1/bulk-actions', {
    filter: { list: 'users', customerId: '2', licenceStatus: 'active' },
    action: { action: 'user.renew', until: '2026-12-15' },
    dryRun: true,
  });
  assert.equal(counts.changed + counts.unchanged + counts.refused, count);
  assert.ok(pages <= 2, `${pages} pages`);
});

it('refuses what is no longer what was seen, explains it, and shows it again', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/users?customerId=2&profile=planner&status=active');
  await page.getByRole('checkbox', { name: 'Select all that match' }).click();
  await page.getByRole('button', { name: 'Suspend…' }).click();
  await page.getByLabel('Reason').fill('On leave');
  await page.getByRole('button', { name: 'Preview' }).click();
  const going = page.getByRole('button', { name: /^Suspend \d+ users$/ });
  const before = Number(/\d+/.exec(await going.innerText())?.[0]);
  const { items } = await ana.ask('GET', '/v1/users?customerId=2&profile=planner&licenceStatus=active&limit=1');
  await ana.ask('POST', `/v1/users/${items[0].id}/actions/suspend`, { reason: 'meanwhile' }, { 'if-match': `"${items[0].version}"` });
  await going.click();
  await page.getByRole('alert').getByText('another number matches than you have seen').waitFor();
  await ana.takePicture('users-moved');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByRole('button', { name: `Suspend ${before - 1} users` }).click();
  await page
    .locator('sl-toast-area')
    .getByText(`Suspended: ${before - 1} users.`)
    .waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('sl-toast-area').getByText('It is undone.').waitFor();
});

it('renews the domains of the customers that are selected', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/customers');
  await rowsOf(page).nth(1).waitFor();
  for (const index of [0, 1]) await rowsOf(page).nth(index).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Renew domains…' }).click();
  await page.getByRole('textbox', { name: 'Until' }).fill('2029-12-31');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('sl-verdict-table').getByText('acme.example', { exact: true }).waitFor();
  await ana.takePicture('customers-preview');
  await page.getByRole('button', { name: /^Renew \d+ domains$/ }).click();
  await page
    .locator('sl-toast-area')
    .getByText(/^Renewed: \d+ domains/)
    .waitFor();
  const { items } = await ana.ask('GET', '/v1/domains?customerId=1');
  for (const { validity } of items) assert.equal(validity.until, '2029-12-31');
});

it('gives what is selected as a file', async () => {
  await using ana = await open();
  const { page } = ana;
  const exported = async () => {
    const bar = page.getByRole('region', { name: 'Selection' });
    const [download] = await Promise.all([page.waitForEvent('download'), bar.getByRole('button', { name: 'Export' }).click()]);
    return (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/).slice(1);
  };
  await page.goto('/customers');
  await rowsOf(page).nth(2).getByRole('checkbox').check();
  const name = await rowsOf(page).nth(2).locator('.first').innerText();
  const [line, ...others] = await exported();
  assert.deepEqual([line?.includes(name), others], [true, []]);
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Select all that match' }).click();
  await rowsOf(page).nth(2).getByRole('checkbox', { checked: true }).uncheck();
  const rest = await exported();
  assert.ok(rest.length > 2 && rest.every((one) => !one.includes(name)));
});

it('makes a request of all that match where the policy lets it wait', async () => {
  await using ana = await open();
  const { token } = await ana.ask('POST', '/v1/operators/invitations', { email: 'eve@vendor.example', roleKeys: ['operator'] });
  await using eve = await openToAnybody();
  await acceptInvitation(eve, { token, displayName: 'Eve', password: 'trois soleils verts 55' });
  const { page } = eve;
  await page.goto('/users?customerId=1&profile=viewer');
  await page.getByRole('checkbox', { name: 'Select all that match' }).click();
  await page.getByRole('button', { name: 'Suspend…' }).click();
  await page.getByLabel('Reason').fill('The contract is at rest');
  await page.getByRole('button', { name: 'Preview' }).click();
  const going = page.getByRole('button', { name: /^Suspend [\d,]+ users$/ });
  const size = Number(/[\d,]+/.exec(await going.innerText())?.[0].replace(',', ''));
  await going.click();
  await page
    .locator('sl-toast-area')
    .getByText(/waits for approval as request \d+/)
    .waitFor();
  const { items } = await ana.ask('GET', '/v1/change-requests?limit=1');
  assert.deepEqual([items[0].size, items[0].kinds], [size, ['user.suspend']]);
});

it('makes a request of what the policy lets wait, and leads there', async () => {
  await using ana = await open();
  const { token } = await ana.ask('POST', '/v1/operators/invitations', { email: 'bob@vendor.example', roleKeys: ['operator'] });
  await using bob = await openToAnybody();
  await acceptInvitation(bob, { token, displayName: 'Bob', password: 'quatre lunes jaunes 44' });
  const { page } = bob;
  await page.goto('/domains?customerId=1');
  await rowsOf(page).first().getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Renew…' }).click();
  await page.getByRole('textbox', { name: 'Until' }).fill('2030-03-31');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Renew 1 domain' }).click();
  await page
    .locator('sl-toast-area')
    .getByText(/waits for approval as request \d+/)
    .waitFor();
  await page.getByRole('button', { name: 'Open it' }).click();
  await page.waitForURL(/\/requests\/\d+$/);
});

it('creates a customer, keeps what was typed over a reload, and asks before throwing it away', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/customers');
  await page.getByRole('link', { name: 'New customer' }).click();
  await page.getByRole('button', { name: 'Create the customer' }).click();
  await page.getByText('This is needed.').waitFor();
  await page.getByLabel('Name').fill('Nordlys');
  await page.getByLabel('Time zone').fill('Mars/Olympus');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByText('This is what you had typed before.').waitFor();
  await page.getByRole('button', { name: 'Create the customer' }).click();
  await page.locator('sl-field', { hasText: 'Time zone' }).locator('.error').waitFor();
  await ana.takePicture('new-customer');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('Time zone').fill('Europe/Oslo');
  await page.getByRole('button', { name: 'Create the customer' }).click();
  await page.locator('sl-toast-area').getByText('Nordlys is created.').waitFor();
  await page.goto('/customers?q=nordlys');
  await page.getByText('1 in all', { exact: true }).waitFor();
});

it('creates a domain of a customer that is found by letters, and a user under it', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/domains/new');
  await page.getByRole('combobox', { name: 'Customer' }).fill('acm');
  await page.getByRole('option', { name: 'Acme' }).click();
  await page.getByLabel('Name').fill('acme.example');
  await page.getByRole('button', { name: 'Create the domain' }).click();
  await page.locator('sl-field', { hasText: 'Name' }).locator('.error').waitFor();
  await page.getByLabel('Name').fill('acme-nord.example');
  await ana.takePicture('new-domain');
  await page.getByRole('button', { name: 'Create the domain' }).click();
  await page.locator('sl-toast-area').getByText('acme-nord.example is created.').waitFor();
  await page.goto('/users/new');
  await page.getByLabel('E-mail').fill('liv@acme-nord.example');
  await page.getByLabel('Profile').selectOption('analyst');
  await ana.takePicture('new-user');
  await page.getByRole('button', { name: 'Give them a seat' }).click();
  await page.locator('sl-toast-area').getByText('liv@acme-nord.example has a seat.').waitFor();
});
