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
  await rowsOf(page).first().getByRole('checkbox').uncheck();
  await page.getByText(`${counted - 1} selected`).waitFor();
  await page.getByRole('button', { name: 'Change profile…' }).click();
  await page.getByLabel('Profile', { exact: true }).selectOption('analyst');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: `Change ${counted - 1} users` }).click();
  await page.getByText('1 in all').waitFor();
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
  await page.getByText(/waits for approval as request \d+/).waitFor();
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
  await page.getByText('1 in all').waitFor();
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
