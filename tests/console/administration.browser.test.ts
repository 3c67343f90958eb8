import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fromBase32 } from '../../services/access/src/features/sign-in/test-sign-in.ts';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, codeNow, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  signedIn = await ana.context.storageState();
});

after(() => stack.disposeAsync());

const open = (): Promise<Visitor> => Visitor.open(browser, { origin: console.origin, state: signedIn });
const shownSecret = async (page: Page): Promise<string> => (await page.locator('sl-secret-once code').textContent()) ?? '';

it('a role of its own is composed, and stands in the grid beside the built-in ones', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/roles');
  await page.getByRole('link', { name: 'Compose a role' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Second line');
  await page.getByRole('button', { name: 'Create the role' }).click();
  await page.getByText('A role allows something: choose at least one.').waitFor();
  await page.getByLabel('See customers and their contacts').check();
  await page.getByLabel('See who may sign in here').check();
  await page.getByLabel('See API keys and OAuth clients').check();
  await page.getByRole('button', { name: 'Create the role' }).click();
  await page.getByRole('columnheader', { name: 'Second line' }).waitFor();
  await ana.takePicture('role-composed');
  const { permissions } = await ana.ask('GET', '/v1/roles/second-line');
  assert.deepEqual(permissions, ['customer.read', 'operator.read', 'service.read']);
});

it('whoever is invited signs in by the link, and sees of the administration what their role allows', async () => {
  await using ana = await open();
  await ana.page.goto('/administration/operators');
  await ana.page.getByRole('button', { name: 'Invite somebody' }).click();
  await ana.page.getByLabel('E-mail').fill('bob@vendor.example');
  await ana.page.getByLabel('Second line').check();
  await ana.takePicture('invite');
  await ana.page.getByRole('button', { name: 'Make the invitation' }).click();
  await ana.page.getByRole('heading', { name: 'Give bob@vendor.example this link' }).waitFor();
  await ana.takePicture('invited');
  const link = await shownSecret(ana.page);

  await using bob = await Visitor.open(browser, { origin: console.origin });
  const { page } = bob;
  await page.goto(link);
  await page.getByLabel('Your name').fill('Bob Stone');
  await page.getByLabel('Password', { exact: true }).fill('quatre lunes jaunes 44');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Use an authenticator app' }).click();
  const secret = fromBase32((await page.locator('code.secret').textContent()) ?? '');
  await page.getByLabel('The code that it shows now').fill(codeNow(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'I have kept them, continue' }).click();
  await page.getByRole('link', { name: 'Administration' }).click();
  await page.getByRole('cell', { name: 'Bob Stone' }).waitFor();
  const sections = page.getByRole('navigation', { name: 'Administration' }).getByRole('link');
  assert.deepEqual(await sections.allInnerTexts(), ['Operators', 'API keys and clients', 'Sign-in policy']);
  assert.equal(await page.getByRole('button', { name: 'Invite somebody' }).count(), 0);
  await page.goto('/administration/roles');
  await page.getByRole('heading', { name: 'Home' }).waitFor();
});

it('an operator is suspended with a reason, and reinstated', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/operators');
  await page.getByRole('link', { name: 'Bob Stone' }).click();
  await page.getByRole('button', { name: 'Suspend' }).click();
  await page.getByLabel('Reason').fill('Has left the company');
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Has left the company').waitFor();
  await ana.takePicture('operator-suspended');
  await page.getByRole('button', { name: 'Reinstate' }).click();
  await page.getByText('May sign in').waitFor();
});

it('a key is made, checks licences, and is refused once it is revoked by typing its name', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/keys');
  await page.getByRole('button', { name: 'Make an API key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Cube add-in');
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('heading', { name: 'Cube add-in is made' }).waitFor();
  await ana.takePicture('key-made');
  const key = await shownSecret(page);
  assert.equal((await check(key)).status, 200);
  await page.getByRole('button', { name: 'I have kept it' }).click();

  await page.getByRole('button', { name: 'Revoke Cube add-in' }).click();
  const revoke = page.getByRole('dialog').getByRole('button', { name: 'Revoke Cube add-in' });
  assert.ok(await revoke.isDisabled());
  await page.getByRole('dialog').getByRole('textbox').fill('Cube add-in');
  await revoke.click();
  await page.getByText('Cube add-in is revoked.').first().waitFor();
  await page.getByLabel('With revoked and expired ones (1)').check();
  await page.getByText('Revoked', { exact: true }).waitFor();
  assert.equal((await check(key)).status, 401);
});

it('a policy that nobody could satisfy is refused at the rule that is to blame, and nothing changes', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/approval-policy');
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await page.getByLabel('How many people must approve?').selectOption('5');
  await ana.takePicture('rule');
  await page.getByRole('button', { name: 'Take this rule' }).click();
  await page.getByText('5 other people must approve it').waitFor();
  await page.getByRole('button', { name: 'Save the policy' }).click();
  await page.locator('sl-rule-card').getByText('ask for fewer approvals').waitFor();
  await ana.takePicture('policy-refused');
  await page.getByRole('button', { name: 'Discard the changes' }).click();
  await page.getByText('One other person must approve it').waitFor();
});

it('a personal token is made with some permissions, acts with them alone, and is revoked', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/account');
  await page.getByRole('link', { name: 'Personal tokens' }).click();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Reports');
  await page.getByLabel('See customers and their contacts').check();
  await page.getByRole('button', { name: 'Make it' }).click();
  const token = await shownSecret(page);
  assert.equal((await read('/v1/customers', token)).status, 200);
  assert.equal((await read('/v1/operators', token)).status, 403);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Revoke Reports' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke Reports' }).click();
  await page.getByRole('heading', { name: 'You have no token' }).waitFor();
  assert.equal((await read('/v1/customers', token)).status, 401);
});

it('a passkey is added, renamed and removed', async () => {
  await using ana = await open();
  const { page, context } = ana;
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } });
  await page.goto('/account/sign-in');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Laptop');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Rename Laptop' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Blue laptop');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: 'Remove Blue laptop' }).click();
  await page.getByRole('button', { name: 'Remove the passkey' }).click();
  await page.getByText('You have none.').waitFor();
  signedIn = await context.storageState();
});

const check = (key: string): Promise<Response> =>
  fetch(`${console.origin}/v1/licences/check`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'nobody@vendor.example' }),
  });

const read = (path: string, token: string): Promise<Response> =>
  fetch(`${console.origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
