import { after, before, it } from 'node:test';
import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let state: NonNullable<VisitorOptions['state']>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  state = await ana.context.storageState();
});

after(() => stack.disposeAsync());

const open = (): Promise<Visitor> => Visitor.open(browser, { origin: console.origin, state });

/** Opens the page on a user of the sample vendor. */
async function openUser(visitor: Visitor, email: string): Promise<string> {
  const { items } = await visitor.ask('GET', `/v1/users?email=${encodeURIComponent(email)}`);
  await visitor.page.goto(`/users/${items[0].id}`);
  await visitor.page.locator('sl-why-list').waitFor();
  return items[0].id;
}

async function openDomain(visitor: Visitor, name: string): Promise<string> {
  const { items } = await visitor.ask('GET', `/v1/domains?name=${name}`);
  await visitor.page.goto(`/domains/${items[0].id}`);
  await visitor.page.getByRole('heading', { name, level: 1 }).waitFor();
  return items[0].id;
}

const toastOf = (page: Page, text: string): Locator => page.locator('.toast', { hasText: text });

/** Moves the focus by Tab alone until it is on the button of that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = page.getByRole('button', { name, exact: true }).and(page.locator(':focus'));
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
  }
  assert.fail(`Tab does not come to ${name}`);
}

it('the page on a user says first what they may use, until when and as what', async () => {
  await using ana = await open();
  await openUser(ana, 'ana@acme.example');
  const { page } = ana;
  await page.getByText(/^Ana Muñoz may use Cubes for Excel, .* until 31 March 20\d\d \(\d+ days\), as Analyst\.$/).waitFor();
  await page.getByText('Active', { exact: true }).first().waitFor();
});

it('a user is suspended and reinstated by the keyboard alone, and the way back is offered at once', async () => {
  await using ana = await open();
  const id = await openUser(ana, 'ana@acme.example');
  const { page } = ana;
  await tabTo(page, 'Suspend');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Reason').waitFor();
  await page.keyboard.type('Left the company');
  await tabTo(page, 'Suspend');
  await page.keyboard.press('Enter');
  await page.getByText('Ana Muñoz may not use anything: the seat is suspended.').waitFor();
  await page.getByText('Suspended: “Left the company”').waitFor();
  assert.equal((await ana.ask('GET', `/v1/users/${id}`)).status, 'suspended');

  await tabTo(page, 'Reinstate');
  await page.keyboard.press('Enter');
  await page.getByText(/^Ana Muñoz may use/).waitFor();
  await page.getByText('The licence was reinstated.').waitFor();
  assert.equal((await ana.ask('GET', `/v1/users/${id}`)).status, 'active');

  await toastOf(page, 'reinstated').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Ana Muñoz may not use anything: the seat is suspended.').waitFor();
  await toastOf(page, 'is suspended').last().getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Ana Muñoz may use/).waitFor();
});

it('an override changes what a user gets, and the stack says why', async () => {
  await using ana = await open();
  await openUser(ana, 'ana@acme.example');
  const { page } = ana;
  const row = page.locator('sl-why-list li', { has: page.getByText('Slide templates', { exact: true }) }).first();
  await row.getByRole('button').first().click();
  await page.getByRole('button', { name: 'Set an override' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Feature').selectOption({ label: 'Slide templates' });
  await dialog.getByLabel('Value').selectOption('full and own');
  await dialog.getByRole('button', { name: 'Set the override' }).click();
  await dialog.getByText('This is needed.').waitFor();
  await dialog.getByLabel('Reason').fill('Pilot of the new templates');
  await dialog.getByRole('button', { name: 'Set the override' }).click();
  await row.getByText('“Pilot of the new templates”').waitFor();
  await row.locator('.wins', { hasText: 'full and own' }).waitFor();
  assert.ok((await row.locator('s').count()) > 0, 'what is overruled is struck');
  await ana.takePicture('user-why');

  await page.getByRole('button', { name: 'Remove the override of Slide templates' }).click();
  await page.getByText('None. An override gives').waitFor();
  await row.locator('.wins', { hasText: 'Override' }).waitFor({ state: 'detached' });
});

it('a day in the past or the future is looked at, and stays in the address', async () => {
  await using ana = await open();
  const id = await openUser(ana, 'ana@acme.example');
  const { page } = ana;
  await page.getByLabel('As of').fill('2035-06-01');
  await page.waitForURL('**/users/*?asOf=2035-06-01');
  await page.getByText(/^On 1 June 2035: Ana Muñoz may not use anything: the licence ended on 31 March/).waitFor();
  await page.reload();
  await page.getByText(/^On 1 June 2035: Ana Muñoz/).waitFor();
  await page.goto(`/users/${id}?asOf=2001-01-01`);
  await page.getByText('There was no such seat on this day').waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByText(/^Ana Muñoz may use/).waitFor();
});

it('where somebody else was faster, it is said, and what was typed is kept', async () => {
  await using ana = await open();
  const id = await openUser(ana, 'ana@acme.example');
  const { page } = ana;
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ana M. Muñoz');
  // Without this page hearing of it first.
  await page.route(`**/v1/users/${id}`, (route) =>
    route.request().method() === 'PATCH'
      ? route.continue({ headers: { ...route.request().headers(), 'if-match': '"999999"' } })
      : route.continue(),
  );
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Somebody has changed this meanwhile.').waitFor();
  assert.equal(await dialog.getByLabel('Name').inputValue(), 'Ana M. Muñoz');
  await page.unroute(`**/v1/users/${id}`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Ana M. Muñoz', level: 1 }).waitFor();
  await ana.ask('POST', '/v1/bulk-actions', { items: [{ action: 'user.change', id, displayName: 'Ana Muñoz' }] });
  await page.getByRole('heading', { name: 'Ana Muñoz', level: 1 }).waitFor();
});

it('the packs of a domain are put in order by the keyboard, and what that changes is shown before it is saved', async () => {
  await using ana = await open();
  const id = await openDomain(ana, 'acme-labs.example');
  const { page } = ana;
  const before = (await ana.ask('GET', `/v1/domains/${id}`)).packs.map(({ pack }: { pack: string }) => pack);
  const first = page.locator('sl-domain-packs li').first();
  const name = (await first.locator('strong').textContent()) ?? '';
  await tabTo(page, `Move ${name} down`);
  await page.keyboard.press('Enter');
  await page.locator('sl-domain-packs li').nth(1).getByText(name).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('sl-domain-packs li').nth(2).getByText(name).waitFor();
  await page.locator('sl-domain-packs sl-radius-view').waitFor();
  await ana.takePicture('domain-packs');
  await page.locator('sl-domain-packs').getByRole('button', { name: /^Save/ }).click();
  await toastOf(page, 'The packs of acme-labs.example are changed.').waitFor();
  const after = (await ana.ask('GET', `/v1/domains/${id}`)).packs.map(({ pack }: { pack: string }) => pack);
  assert.deepEqual(after, [...before.slice(1), before[0]]);
});

it('a domain is renewed after it was said what that comes to, and gets and loses an alias', async () => {
  await using ana = await open();
  const id = await openDomain(ana, 'acme.example');
  const { page } = ana;
  const { validity } = await ana.ask('GET', `/v1/domains/${id}`);
  await page.getByRole('button', { name: 'Renew' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/until 31 March 20\d\d, with 250 seats/).waitFor();
  await ana.takePicture('domain-renew');
  await dialog.getByRole('button', { name: 'Renew' }).click();
  await toastOf(page, 'acme.example is renewed.').waitFor();
  assert.ok((await ana.ask('GET', `/v1/domains/${id}`)).validity.until > validity.until);

  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByLabel('Alias').fill('acme-neuf.example');
  await dialog.getByRole('button', { name: 'Add the alias' }).click();
  await page.getByRole('button', { name: 'Remove the alias acme-neuf.example' }).click();
  await toastOf(page, 'acme-neuf.example is no alias any more.').waitFor();
});

it('a domain names the tenants of Microsoft that it trusts, after it was said what that means', async () => {
  await using ana = await open();
  const id = await openDomain(ana, 'acme-labs.example');
  const { page } = ana;
  const tenant = '8f3b1c52-7a4e-4d0b-9c61-5e2a7d90b3f4';
  await page.getByText('None: add-ins ask by a service of yours').waitFor();
  await page.getByRole('button', { name: 'Name tenants' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Whoever administers one of these tenants').waitFor();
  await dialog.getByLabel('Ids of the tenants').fill('acme.onmicrosoft.com');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('must be the id of a tenant').waitFor();
  await dialog.getByLabel('Ids of the tenants').fill(`${tenant.toUpperCase()}\n${tenant}`);
  await ana.takePicture('domain-tenants');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('sl-domain-tenants').getByText(tenant).waitFor();
  assert.deepEqual((await ana.ask('GET', `/v1/domains/${id}`)).microsoftTenants, [tenant]);
  await toastOf(page, 'The tenants of acme-labs.example are changed.').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('None: add-ins ask by a service of yours').waitFor();
});

it('the page on a customer says how one stands with them, and their contacts are changed there', async () => {
  await using ana = await open();
  const { items } = await ana.ask('GET', '/v1/customers?q=Acme');
  const { page } = ana;
  await page.goto(`/customers/${items[0].id}`);
  await page.getByText(/^Acme uses \d+ of 300 seats, until 31 March 20\d\d at least/).waitFor();
  await page.getByRole('link', { name: 'acme-labs.example' }).waitFor();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a contact' }).click();
  const added = dialog.getByRole('group', { name: 'Contact 3' });
  await added.getByLabel('Name').and(page.locator(':focus')).fill('Nadia Benali');
  await added.getByLabel('E-mail').fill('nadia');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('This is no e-mail address').waitFor();
  await added.getByLabel('E-mail').and(page.locator(':focus')).fill('nadia.benali@acme.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Nadia Benali').first().waitFor();
});

it('what was deleted, or has never been there, is said to be so', async () => {
  await using ana = await open();
  await ana.page.goto('/users/999999');
  await ana.page.getByRole('heading', { name: 'There is no such user' }).waitFor();
  await ana.page.goto('/domains/999999');
  await ana.page.getByRole('heading', { name: 'There is no such domain' }).waitFor();
});
