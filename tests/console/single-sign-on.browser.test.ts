import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { clientId, clientSecret, startRealProvider } from '../../services/access/src/features/single-sign-on/testing/real-provider.ts';
import { openBrowser } from '../dev-env/browser.ts';
import { copyFirstStart, startServer, temporaryFolder } from '../end-to-end/seatledger.ts';
import { becomeAdministrator } from './console-server.ts';
import { Visitor } from './visitor.ts';

/** On the pages of the provider, as a person would. */
async function signInThere(page: Page, login: string): Promise<void> {
  await page.waitForURL('**/interaction/**');
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

it('an account elsewhere is linked, signs in in place of the password, is refused to strangers, and is unlinked', async (t) => {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const provider = await startRealProvider(t, { redirectUri: `${origin}/v1/sign-in/single-sign-on/idp/callback` });
  const entry = { key: 'idp', kind: 'oidc', name: 'Acme ID', clientId, clientSecret, issuer: provider.issuer };
  process.env['SEATLEDGER_SSO'] = JSON.stringify([entry]);
  await using folder = await temporaryFolder();
  await copyFirstStart(folder.path, 'empty');
  await using server = await startServer(folder.path, '--empty', '--port', String(port));
  await using browser = await openBrowser();

  await using ana = await Visitor.open(browser, { origin });
  await becomeAdministrator(ana, { server });
  const { page } = ana;
  await page.goto('/account/sign-in');
  await page.getByRole('button', { name: 'Link an account at Acme ID' }).click();
  await signInThere(page, 'ana-there');
  await page.waitForURL(`${origin}/account/sign-in**`);
  await page.getByRole('button', { name: 'Unlink Acme ID' }).waitFor();
  await ana.takePicture('identity-linked');

  await using elsewhere = await Visitor.open(browser, { origin });
  await elsewhere.page.goto('/administration/keys');
  await elsewhere.page.getByRole('button', { name: 'Sign in with Acme ID' }).click();
  await signInThere(elsewhere.page, 'ana-there');
  await elsewhere.page.getByRole('heading', { name: 'Show your second factor' }).waitFor();

  await using stranger = await Visitor.open(browser, { origin });
  await stranger.page.goto('/sign-in');
  await stranger.takePicture('sign-in-provider');
  await stranger.page.getByRole('button', { name: 'Sign in with Acme ID' }).click();
  await signInThere(stranger.page, 'somebody-else');
  await stranger.page.getByText('That account could not be used to sign in.').waitFor();

  await page.goto('/administration/sign-in-policy');
  await page.getByText('Acme ID').waitFor();
  await page.goto('/account/sign-in');
  await page.getByRole('button', { name: 'Unlink Acme ID' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unlink' }).click();
  await page.getByText('Unlinked.').first().waitFor();
  assert.deepEqual((await ana.ask('GET', '/v1/identities')).items, []);
});
