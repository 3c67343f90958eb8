import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let ana: Visitor;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  ana = stack.use(await Visitor.open(browser, { origin: console.origin }));
  await becomeAdministrator(ana, console);
});

after(() => stack.disposeAsync());

interface Ending {
  readonly name: string;
  readonly domainId: string;
  readonly endsOn: string;
  readonly seatsUsed: number;
}

const ending = async (): Promise<readonly Ending[]> => (await ana.ask('GET', '/v1/renewals')).items;
const validUntil = async (id: string): Promise<string> => (await ana.ask('GET', `/v1/domains/${id}`)).validity.until;

it('domains are renewed together, some with a last day and seats of their own', async () => {
  const { page } = ana;
  const before = await ending();
  const [first, second] = before;
  assert.ok(first !== undefined && second !== undefined, 'two domains of the sample vendor end soon');
  await page.goto('/renewals');
  await page.getByRole('link', { name: first.name, exact: true }).waitFor();
  await ana.takePicture('renewals');
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('checkbox', { name, exact: true }) });

  await row(first.name).getByRole('checkbox').check();
  await row(second.name).getByLabel('Renew until').fill('2029-06-30');
  await row(second.name).getByLabel('Seats', { exact: true }).fill('0');
  await row(second.name).getByLabel('Seats', { exact: true }).blur();
  await page.getByRole('button', { name: 'Renew 2 domains' }).click();
  // Fewer seats than are taken: told at the row, and nothing is done.
  await row(second.name).getByRole('alert').waitFor();
  await ana.takePicture('renewals-refused');
  assert.equal(await validUntil(first.domainId), first.endsOn);

  await row(second.name).getByLabel('Seats', { exact: true }).fill('900');
  await row(second.name).getByLabel('Seats', { exact: true }).blur();
  await page.getByRole('button', { name: 'Renew 2 domains' }).click();
  await page.getByText('Renewed: 2 domains.', { exact: true }).first().waitFor();
  assert.equal(await validUntil(second.domainId), '2029-06-30');
  assert.equal((await ana.ask('GET', `/v1/domains/${second.domainId}`)).seatLimit, 900);
  assert.ok((await validUntil(first.domainId)) > first.endsOn);
});

it('a month of the calendar shows what ends in it, and users who lose access have a list of their own', async () => {
  const { page } = ana;
  const { byMonth } = (await ana.ask('GET', '/v1/overview')).ending as { byMonth: readonly { month: string; domains: number }[] };
  const busy = byMonth.find(({ domains }) => domains > 0);
  assert.ok(busy);
  const [first] = (await ana.ask('GET', `/v1/renewals?month=${busy.month}`)).items as readonly Ending[];
  await page.goto('/renewals');
  await page.locator('sl-month-calendar button').nth(byMonth.indexOf(busy)).click();
  await page.waitForURL(`**/renewals?month=${busy.month}`);
  await page.getByRole('link', { name: first?.name ?? '', exact: true }).waitFor();
  // What was shown before stays until the month is there.
  const rows = page.locator('sl-renewal-table tbody tr');
  await rows.nth(busy.domains).waitFor({ state: 'detached' });
  assert.equal(await rows.count(), busy.domains);
  await ana.takePicture('renewals-month');

  await page.getByRole('link', { name: 'Users who lose access' }).click();
  await page.locator('sl-ending-users tbody tr').first().waitFor();
  await ana.takePicture('renewals-users');
});
