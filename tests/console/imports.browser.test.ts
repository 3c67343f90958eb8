import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { until } from '../dev-env/until.ts';
import { acceptInvitation, becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

const samples = fileURLToPath(new URL('../../packages/platform/src/csv/fixtures/', import.meta.url));
const m365 = `${samples}01-m365-admin-active-users.utf8.csv`;
const newcomer = 'zoe.lefevre@acme.example';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let ana: Visitor;
/** May import, and needs an administrator's approval for it. */
let bob: NonNullable<VisitorOptions['state']>;
let licenceKey: string;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  ana = stack.use(await Visitor.open(browser, { origin: console.origin }));
  await becomeAdministrator(ana, console);
  const { token } = await ana.ask('POST', '/v1/operators/invitations', { email: 'bob@vendor.example', roleKeys: ['operator'] });
  await using invited = await Visitor.open(browser, { origin: console.origin });
  await acceptInvitation(invited, { token, displayName: 'Bob Martin', password: 'quatre lunes jaunes 44' });
  bob = await invited.context.storageState();
  licenceKey = (await ana.ask('POST', '/v1/api-keys', { name: 'add-in', scopes: ['licence:check'] })).key;
});

after(() => stack.disposeAsync());

const open = (options: Partial<VisitorOptions> = {}): Promise<Visitor> =>
  Visitor.open(browser, { origin: console.origin, state: bob, ...options });

async function statusOf(email: string): Promise<string> {
  const headers = { authorization: `Bearer ${licenceKey}`, 'content-type': 'application/json' };
  const response = await fetch(`${console.origin}/v1/licences/check`, { method: 'POST', headers, body: JSON.stringify({ email }) });
  return ((await response.json()) as { readonly status: string }).status;
}

/** Checks follow changes within moments. */
async function becomes(email: string, status: string): Promise<void> {
  await until(`${email} is ${status}`, async () => (await statusOf(email)) === status);
}

async function chooseDomain(page: Page, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Domain' });
  await field.fill(name);
  await page.getByRole('option', { name }).first().waitFor();
  await field.press('Enter');
  await page.getByRole('button', { name: 'Another domain' }).waitFor();
}

/** Approves it as Ana, who has looked at it over the API. */
async function approve(id: string): Promise<void> {
  const { digest } = await ana.ask('GET', `/v1/change-requests/${id}`);
  await ana.ask('POST', `/v1/change-requests/${id}/actions/approve`, { digest });
}

it('a list is tried, looked at row by row, approved by somebody else, in force for checks, and undone', async () => {
  await using visitor = await open();
  const { page } = visitor;
  assert.equal(await statusOf(newcomer), 'unknown');
  await page.goto('/imports');
  await page.getByText('No list has been imported yet').waitFor();
  await page.getByRole('link', { name: 'Import a list' }).first().click();
  await chooseDomain(page, 'acme.example');
  await page.getByLabel('List', { exact: true }).setInputFiles(m365);
  await visitor.takePicture('imports-new');
  await page.getByRole('button', { name: 'See what the list would do' }).click();

  await page.getByRole('heading', { name: 'What it would do' }).waitFor();
  await page.getByText(newcomer).waitFor();
  await page.locator('sl-verdict-table .line').first().click();
  await page.getByText('Comptabilité').waitFor();
  await visitor.takePicture('imports-verdicts');
  await page.locator('sl-count-chips').getByRole('button', { name: 'New' }).click();
  await page.waitForURL(/verdict=create/);

  // What was recognised is said, and corrected by hand; nothing is lost by going back and forth, or by reading the page again.
  await page.getByRole('link', { name: 'How it is read' }).click();
  await page.getByRole('combobox', { name: 'User principal name' }).waitFor();
  await page.getByRole('combobox', { name: 'Display name' }).selectOption({ label: 'Not read' });
  await visitor.takePicture('imports-reading');
  await page.getByRole('button', { name: 'Read it so and see what it would do' }).click();
  await page.getByRole('heading', { name: 'What it would do' }).waitFor();
  await page.reload();
  await page.getByText(newcomer).waitFor();

  await page.getByRole('link', { name: 'Go on' }).click();
  const skip = page.getByRole('checkbox', { name: /Leave out/ });
  if (await skip.isVisible()) await skip.check();
  await page.getByRole('textbox', { name: /Why/ }).fill('New staff');
  await page.getByRole('button', { name: /Apply the list/ }).click();
  await page.getByText(/waits for somebody’s approval as request/).waitFor();
  await visitor.takePicture('imports-waiting');
  const [request] = (await ana.ask('GET', '/v1/change-requests?open=true')).items;
  assert.equal(request.reason, 'New staff');
  await approve(request.id);
  await becomes(newcomer, 'active');

  await page.reload();
  await page.getByText(/were made or changed by this list/).waitFor();
  await page.getByRole('textbox', { name: /Why/ }).fill('The wrong list');
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page
    .locator('sl-toast-area')
    .getByText(/Undoing it waits for approval/)
    .waitFor();
  const [undo] = (await ana.ask('GET', '/v1/change-requests?open=true')).items;
  await approve(undo.id);
  await becomes(newcomer, 'unknown');
});

it('a list whose columns say nothing is read as somebody says, and so is the next one', async () => {
  await using visitor = await open();
  const { page } = visitor;
  for (const isFirst of [true, false]) {
    await page.goto('/imports/new');
    await chooseDomain(page, 'acme-labs.example');
    const buffer = Buffer.from(`Qui;Ville\r\nnew${isFirst ? 1 : 2}@acme-labs.example;Paris\r\nbob@other.example;Nice\r\n`);
    await page.getByLabel('List', { exact: true }).setInputFiles({ name: 'odd.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'See what the list would do' }).click();
    if (isFirst) {
      await page.getByRole('combobox', { name: 'Qui' }).selectOption({ label: 'E-mail address' });
      await visitor.takePicture('imports-columns');
      await page.getByRole('button', { name: 'See what the list would do' }).click();
    }
    await page.locator('sl-count-chips').getByRole('button', { name: '1 Refused' }).click();
    await page.getByText(/other.example is not a name of acme-labs.example/).waitFor();
  }
  await page.getByRole('link', { name: 'How it is read' }).click();
  await page.getByText('Read as this customer’s last list with the same columns was.').waitFor();
});

it('who has left loses a seat, asked for twice in words where it is many', async () => {
  await using visitor = await Visitor.open(browser, { origin: console.origin, state: await ana.context.storageState() });
  const { page } = visitor;
  await page.goto('/imports/leaver-checks/new');
  await chooseDomain(page, 'acme-labs.example');
  const [domain] = (await ana.ask('GET', '/v1/domains?name=acme-labs.example')).items;
  const users = (await ana.ask('GET', `/v1/users?domainId=${domain.id}&limit=200`)).items as readonly { readonly email: string }[];
  const staff = `Email\n${users
    .slice(0, 20)
    .map(({ email }) => email)
    .join('\n')}\n`;
  await page.getByLabel('List', { exact: true }).setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(staff) });
  await page.getByRole('button', { name: 'Compare it with the seats' }).click();
  const left = users.length - 20;
  await page.getByText(`${left} of the ${users.length} people with a seat were not on the staff list.`).waitFor();
  await visitor.takePicture('leavers');
  await page.getByRole('checkbox', { name: users.at(-1)?.email ?? '' }).uncheck();
  await page.getByRole('button', { name: `Delete ${left - 1} users…` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Delete ${left - 1} users` })
    .click();
  const again = page.getByRole('dialog', { name: 'Is this really the whole staff list?' });
  await again.waitFor();
  await visitor.takePicture('leavers-twice');
  await again.getByRole('textbox').fill(`${left - 1} users`);
  await again.getByRole('button', { name: `Delete ${left - 1} users` }).click();
  await page
    .getByText(`Deleted: ${left - 1} users.`, { exact: true })
    .first()
    .waitFor();
  assert.equal((await ana.ask('GET', `/v1/users/count?domainId=${domain.id}`)).count, 21);
});
