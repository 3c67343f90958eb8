import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { fromBase32 } from '../../services/access/src/features/sign-in/test-sign-in.ts';
import { openBrowser } from '../dev-env/browser.ts';
import { administrator, codeNow, firstLink, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

before(async () => {
  console = stack.use(await startConsole('--empty'));
  browser = stack.use(await openBrowser());
});

after(() => stack.disposeAsync());

const open = (language: 'en' | 'fr' = 'en'): Promise<Visitor> => Visitor.open(browser, { origin: console.origin, language });

it('the link of the first start makes an administrator, who sets up an authenticator app and keeps the recovery codes', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto(firstLink(console));
  await page.waitForURL((url) => url.hash === ''); // The token does not stay in the address.
  await page.getByLabel('E-mail').fill(administrator.email);
  await page.getByLabel('Your name').fill(administrator.displayName);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('At least 12 characters.', { exact: true }).waitFor();
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByRole('button', { name: 'Use an authenticator app' }).click();
  await page.getByAltText('QR code').waitFor();
  const secret = fromBase32((await page.locator('code.secret').textContent()) ?? '');
  await page.getByLabel('The code that it shows now').fill(codeNow(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.locator('sl-recovery-codes li').nth(9).waitFor();
  await page.getByRole('button', { name: 'I have kept them, continue' }).click();
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  signedIn = await ana.context.storageState();
});

it('a wrong password is told without saying whether there is such an account, and the right one asks for the second factor', async () => {
  await using ana = await open('fr');
  const { page } = ana;
  await page.goto('/');
  await page.getByLabel('Adresse e-mail').fill(administrator.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill('vélo bleu 8 étoiles');
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.getByRole('alert').getByText('L’adresse e-mail ou le mot de passe n’est pas le bon.').waitFor();
  await page.getByLabel('Mot de passe', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.getByRole('heading', { name: 'Montrez votre second facteur' }).waitFor();
  await page.goto('/');
  await page.waitForURL('**/sign-in**');
});

it('a passkey signs in by itself', async () => {
  await using ana = await open();
  const { page, context } = ana;
  await page.goto('/sign-in');
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const { token } = await invitationOfBob();
  await page.goto(`/invitation#token=${token}`);
  await page.getByLabel('Your name').fill('Bob');
  await page.getByLabel('Password', { exact: true }).fill('quatre lunes jaunes 44');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('button', { name: 'I have kept them, continue' }).click();
  await page.getByRole('button', { name: 'Bob' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('heading', { name: 'Home' }).waitFor();
});

it('the first steps are ticked by themselves once they are done', async () => {
  await using ana = await Visitor.open(browser, { origin: console.origin, state: signedIn });
  const step = (title: string) => ana.page.locator('sl-first-steps li', { hasText: title });
  await ana.page.goto('/');
  await step('Invite somebody who approves').getByText('done', { exact: true }).waitFor(); // Bob is there.
  await ana.takePicture('first-steps');
  assert.equal(await ana.page.locator('sl-first-steps .done').count(), 1);
  await ana.ask('POST', '/v1/customers', { name: 'Acme', locale: 'en', timeZone: 'Europe/Paris' });
  await step('Add a customer').getByText('done', { exact: true }).waitFor();
  await step('Give it an e-mail domain').getByRole('link').click();
  await ana.page.getByRole('heading', { name: 'New domain' }).waitFor();
});

/** Made by the administrator, in a browser of her own. */
async function invitationOfBob(): Promise<{ readonly token: string }> {
  await using ana = await Visitor.open(browser, { origin: console.origin, state: signedIn });
  return await ana.ask('POST', '/v1/operators/invitations', { email: 'bob@vendor.example', roleKeys: ['operator'] });
}
