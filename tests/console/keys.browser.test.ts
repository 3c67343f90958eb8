import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { totpCode, totpStep } from '../../packages/platform/src/crypto/totp.ts';
import { administratorConsole } from './administrator-console.ts';
import { ageSecondFactors } from './age-second-factors.ts';

const { open, server, secret } = administratorConsole();

const shownSecret = async (page: Page): Promise<string> => (await page.locator('sl-secret-once code').textContent()) ?? '';

const check = async (key: string): Promise<number> => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ email: 'nobody@vendor.example' });
  return (await fetch(`${server().origin}/v1/licences/check`, { method: 'POST', headers, body })).status;
};

it('a key is replaced: both secrets are good for a while, each was shown once, and nothing is left of it after a reload', async () => {
  await using ana = await open();
  const { page } = ana;
  const made = await ana.ask('POST', '/v1/api-keys', { name: 'Cube add-in', scopes: ['licence:check'] });
  await page.goto('/administration/keys');
  await page.getByRole('button', { name: 'Replace Cube add-in' }).click();
  await page.getByLabel('How long does the old one stay good?').selectOption({ label: 'A day' });
  await page.getByRole('button', { name: 'Make the new secret' }).click();
  await page.getByRole('heading', { name: 'The new secret of Cube add-in' }).waitFor();
  const key = await shownSecret(page);
  assert.notEqual(key, made.key);
  assert.deepEqual([await check(made.key), await check(key)], [200, 200]);
  // A secret that is shown once is not dismissed by mistake.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('row', { name: /Cube add-in.*Replaced/ }).waitFor();
  await page.getByRole('row', { name: /Cube add-in.*In force/ }).waitFor();
  assert.ok(!(await page.content()).includes(key));

  await page
    .getByRole('row', { name: /Cube add-in.*Replaced/ })
    .getByRole('button', { name: 'Revoke Cube add-in' })
    .click();
  await page.getByRole('dialog').getByRole('textbox').fill('Cube add-in');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Cube add-in' }).click();
  await page.getByText('Cube add-in is revoked.').first().waitFor();
  assert.deepEqual([await check(made.key), await check(key)], [401, 200]);
});

it('an OAuth client is made, gets a token with its secret, and none once it is revoked', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/keys');
  await page.getByRole('button', { name: 'Make an OAuth client' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Data warehouse');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByText('Choose at least one.').waitFor();
  await page.getByLabel('Read the whole registry').check();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'Data warehouse is made' }).waitFor();
  await ana.takePicture('client-made');
  const clientId = (await page.locator('dl.facts code').textContent()) ?? '';
  const clientSecret = await shownSecret(page);
  const token = async (): Promise<number> => {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'grant_type=client_credentials&scope=registry:read';
    return (await fetch(`${server().origin}/oauth/token`, { method: 'POST', headers, body })).status;
  };
  assert.equal(await token(), 200);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Revoke Data warehouse' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Data warehouse');
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Data warehouse' }).click();
  await page.getByText('Data warehouse is revoked.').first().waitFor();
  assert.equal(await token(), 401);
});

it('the palette offers to make a key to whoever may, and leads to the form', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/customers');
  await page.getByRole('heading', { name: 'Customers' }).waitFor();
  for (const [typed, title] of [
    ['api key', 'Make an API key'],
    ['personal tok', 'Make a token'],
    ['oauth', 'Make an OAuth client'],
    ['approve for', 'Let somebody approve'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(typed);
    await page
      .getByRole('option')
      .filter({ hasText: /^New|^Let/ })
      .first()
      .click();
    await page.getByRole('dialog', { name: title }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

// The last one: whoever shows the second factor again goes on with another cookie.
it('the second factor is asked for again where it was shown long ago, and the key is made once it is right', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/keys?new=api-key');
  await page.getByLabel('Name', { exact: true }).fill('Slides add-in');
  await ageSecondFactors(server());
  await page.getByRole('button', { name: 'Make it' }).click();
  const stepUp = page.getByRole('dialog', { name: 'Show your second factor again' });
  await stepUp.getByRole('button', { name: 'Cancel' }).click();
  // Nothing was made, and nothing is lost.
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Slides add-in');
  await page.getByRole('button', { name: 'Make it' }).click();
  await stepUp.getByLabel('Code of your authenticator app').fill('000000');
  await stepUp.getByRole('button', { name: 'Continue' }).click();
  await stepUp.getByRole('alert').getByText(/./).waitFor();
  await ana.takePicture('step-up');
  // The code of this half minute may have been used to sign in.
  await stepUp.getByLabel('Code of your authenticator app').fill(totpCode(secret(), totpStep(Date.now()) + 1));
  await stepUp.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Slides add-in is made' }).waitFor();
  assert.equal(await check(await shownSecret(page)), 200);
  await page.getByRole('button', { name: 'I have kept it' }).click();
});
