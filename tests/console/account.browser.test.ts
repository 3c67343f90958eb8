import assert from 'node:assert/strict';
import { it } from 'node:test';
import { administrator } from './console-server.ts';
import { administratorConsole } from './administrator-console.ts';
import type { Visitor } from './visitor.ts';

let recoveryCodes: string[];
const { open, openToAnybody } = administratorConsole({
  async prepare({ open: opened }) {
    await using ana = await opened();
    ({ recoveryCodes } = await ana.ask('POST', '/v1/sessions/current/actions/renew-recovery-codes', {}));
  },
});

/** Ana in another browser, whose phone is not at hand. */
async function signInElsewhere(): Promise<Visitor> {
  const elsewhere = await openToAnybody();
  const { page } = elsewhere;
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(administrator.email);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Lost your phone? Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCodes.pop() ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  return elsewhere;
}

it('a session elsewhere is ended: whoever sits there has to sign in again, and comes back to where they were', async () => {
  await using ana = await open();
  await using elsewhere = await signInElsewhere();
  await elsewhere.page.goto('/customers');
  const { page } = ana;
  await page.goto('/account/sessions');
  await page.getByText('This one').waitFor();
  await page.getByRole('button', { name: /^End Chrome/ }).click();
  await page.getByText('That session has ended.').first().waitFor();
  await page.getByRole('button', { name: /^End Chrome/ }).waitFor({ state: 'detached' });
  await elsewhere.page.getByRole('link', { name: 'Domains' }).click();
  await elsewhere.page.getByText('Your session has ended.').waitFor();
  assert.match(elsewhere.page.url(), /returnTo=%2F(domains|customers)/);
});

it('all other sessions are ended at once, and the own one goes on', async () => {
  await using ana = await open();
  await using one = await signInElsewhere();
  await using other = await signInElsewhere();
  const { page } = ana;
  await page.goto('/account/sessions');
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByText('Your other sessions have ended.').first().waitFor();
  await page.getByRole('button', { name: 'End all others' }).waitFor({ state: 'detached' });
  for (const elsewhere of [one, other]) {
    await elsewhere.page.reload();
    await elsewhere.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }
  await page.reload();
  await page.getByText('This one').waitFor();
});

it('the health page tells what is wrong first, and what to do about it', async () => {
  await using ana = await open();
  const { page } = ana;
  const well = await ana.ask('GET', '/v1/system/health');
  const failing = { service: 'registry', job: 'search-index', everySeconds: 1, failing: true };
  const ill = {
    ...well,
    mail: { configured: false },
    licenceIndex: { ...well.licenceIndex, stale: true, asOf: '2026-11-22T10:00:00Z' },
    database: null,
    changeFeed: null,
    searchIndex: null,
    audit: null,
    jobs: [{ ...failing, lastRunAt: '2026-11-22T10:00:00Z', lastError: { at: '2026-11-22T10:00:00Z', detail: 'connection lost' } }],
  };
  await page.route('**/v1/system/health', (route) => route.fulfill({ json: ill }));
  await page.goto('/administration/health');
  await page.getByText('Something does not work.').waitFor();
  await ana.takePicture('health-ill');
  assert.deepEqual(await page.locator('.findings h2').allInnerTexts(), ['Database', 'Licence checks', 'Work in the background', 'Mail']);
  await page.getByText('See whether PostgreSQL runs').waitFor();
  await page.getByText('“Make changes findable” failed on').waitFor();

  await page.unroute('**/v1/system/health');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('Something does not work.').waitFor({ state: 'detached' });
  await page.locator('.findings li', { hasText: 'Database' }).getByText('In order').waitFor();
});

it('the sign-in policy tells the rules that hold, and that no provider is set up', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/sign-in-policy');
  await page.getByText('SEATLEDGER_SSO_FILE').waitFor();
  await page.getByRole('button', { name: 'Why is the second factor asked for again?' }).click();
  await page.getByText('Somebody might sit down at a computer that was left open.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Somebody might sit down at a computer that was left open.').waitFor({ state: 'hidden' });
});
