import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { acme, join, usersToRenew, type SampleDomain } from './sample-requests.ts';
import { Visitor, type ShownLanguage } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
/** The administrator; an operator who is an approver, too; an approver who speaks French and looks at it on a phone. */
let ana: Visitor;
let otto: Visitor;
let alba: Visitor;
let domain: SampleDomain;
let users: Awaited<ReturnType<typeof usersToRenew>>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  ana = await open('en');
  otto = await open('en');
  alba = await open('fr', 360);
  await becomeAdministrator(ana, console);
  await join(otto, ana, 'Otto', ['operator', 'approver']);
  await join(alba, ana, 'Alba', ['approver']);
  domain = await acme(ana);
  users = await usersToRenew(ana, 6);
});

after(() => stack.disposeAsync());

async function open(language: ShownLanguage, width = 1280): Promise<Visitor> {
  return stack.use(await Visitor.open(browser, { origin: console.origin, language, width }));
}

async function proposeRenewal(index: number): Promise<string> {
  const commands = [{ kind: 'user.renew', id: users[index]?.id, until: domain.until }];
  const request = await otto.ask('POST', '/v1/change-requests', { reason: 'She stays until the end.', commands });
  assert.equal(request.state, 'submitted');
  return request.id;
}

async function endOf(index: number): Promise<string> {
  return (await ana.ask('GET', `/v1/users/${users[index]?.id}`)).validity.until;
}

it('whoever has proposed a change is told why they cannot approve it', async () => {
  const id = await proposeRenewal(0);
  const { page } = otto;
  await page.goto('/requests');
  await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor();
  await page.getByRole('link', { name: /^Mine/ }).click();
  await page.waitForURL('**/requests?tab=mine');
  await page.getByRole('link', { name: /1 user is renewed/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Renew the licence of/ }).waitFor();
  await page.getByText('You have proposed this, so somebody else has to approve it').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Reject' }).count(), 0);
  await page.getByRole('button', { name: 'Withdraw' }).waitFor();
  await assert.rejects(approveByApi(otto, id), /own_change_request/);
  await otto.takePicture('request-own');
});

async function approveByApi(visitor: Visitor, id: string): Promise<unknown> {
  const { digest } = await visitor.ask('GET', `/v1/change-requests/${id}`);
  return visitor.ask('POST', `/v1/change-requests/${id}/actions/approve`, { digest });
}

it('another person approves it on a phone, and it is in force', async () => {
  const { page } = alba;
  assert.equal(await endOf(0), domain.tenDaysBefore);
  await page.goto('/requests');
  await page.getByRole('link', { name: /À approuver\s*1/ }).waitFor();
  await page.getByRole('link', { name: /1 utilisateur est renouvelé/ }).click();
  await page.locator('sl-field-rows ins').first().waitFor();
  await page.locator('sl-radius-view').waitFor();
  await page.getByText('She stays until the end.').first().waitFor();
  await alba.takePicture('request-phone');
  await page.getByRole('button', { name: 'Approuver' }).click();
  await page.getByText('Avec votre approbation, elle entre en vigueur aussitôt.').waitFor();
  await alba.takePicture('request-approve');
  await page.getByRole('dialog').getByRole('button', { name: 'Approuver' }).click();
  await page.locator('sl-request-state').getByText('En vigueur').waitFor();
  assert.equal(await endOf(0), domain.until);
});

it('an approval is of what was looked at: an edit meanwhile refuses it', async () => {
  const id = await proposeRenewal(1);
  const { page } = ana;
  await page.goto(`/requests/${id}`);
  await page.locator('sl-radius-view').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('dialog').waitFor();
  await editByPage(id, 'The contract was signed.');
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page
    .getByRole('alert')
    .getByText(/is no longer what you looked at/)
    .waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('blockquote').getByText('The contract was signed.').waitFor();
  assert.equal(await endOf(1), domain.tenDaysBefore);
});

async function editByPage(id: string, reason: string): Promise<void> {
  const { page } = otto;
  await page.goto(`/requests/${id}`);
  await page.getByRole('button', { name: 'Edit or schedule' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill(reason);
  await page.getByRole('button', { name: 'Save the request' }).click();
  await page.locator('blockquote').getByText(reason).waitFor();
}

it('what has moved since is shown, and the change is made anew of it', async () => {
  const id = await proposeRenewal(2);
  await ana.ask('POST', '/v1/change-requests', { commands: [{ kind: 'user.change', id: users[2]?.id, displayName: 'Anastasia' }] });
  const { page } = ana;
  await page.goto(`/requests/${id}`);
  await approve();
  await page.getByRole('heading', { name: 'This could not be applied' }).waitFor();
  await page.getByText('by now: Anastasia').waitFor();
  assert.equal(await endOf(2), domain.tenDaysBefore);
  await takePictures(ana, 'request-conflict');
  await page.getByRole('button', { name: 'Look at it again' }).click();
  await page.locator('sl-request-state').getByText('Waits for approval').waitFor();
  await approve();
  await page.locator('sl-request-state').getByText('In force').waitFor();
  assert.equal(await endOf(2), domain.until);
});

async function approve(): Promise<void> {
  const dialog = ana.page.getByRole('dialog');
  await ana.page.getByRole('button', { name: 'Approve' }).click();
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await dialog.waitFor({ state: 'detached' });
}

it('an administrator applies it without approval, loudly, and somebody else reviews it', async () => {
  const id = await proposeRenewal(3);
  const { page } = ana;
  await page.goto(`/requests/${id}`);
  await page.getByRole('button', { name: 'More to do with the request' }).click();
  await page.getByRole('menuitem', { name: 'Apply without approval' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Apply without approval' }).click();
  await dialog.getByText('This is needed.').waitFor();
  await dialog.getByLabel('What is the emergency?').fill('Her plane leaves in an hour.');
  await ana.takePicture('request-break-glass');
  await dialog.getByRole('button', { name: 'Apply without approval' }).click();
  await page.getByText('has applied this without approval.').waitFor();
  assert.equal(await endOf(3), domain.until);
  assert.equal(await page.getByRole('button', { name: 'Write the review' }).count(), 0);

  await alba.page.goto('/requests?tab=all');
  await alba.page.getByText('Une modification a été faite sans approbation').click();
  await alba.page.locator('sl-request-row a', { hasText: 'sans approbation' }).click();
  await alba.page.getByRole('button', { name: 'Rédiger l’examen' }).click();
  await alba.page.getByRole('dialog').getByRole('textbox').fill('C’était bien urgent.');
  await alba.page.getByRole('dialog').getByRole('button', { name: 'Rédiger l’examen' }).click();
  await alba.page.getByText('Quelqu’un d’autre l’a examinée depuis.').waitFor();
});

it('what is in force is undone by another request, and people talk about it', async () => {
  const { page } = otto;
  await page.goto('/requests?tab=mine&state=applied');
  await page.locator('sl-request-row a').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Propose to undo it' }).click();
  await page.getByText(/This undoes request/).waitFor();
  await page.getByLabel('Say something').fill('She leaves after all.');
  await page.getByRole('button', { name: 'Comment' }).click();
  await page.locator('sl-request-history li').getByText('She leaves after all.').waitFor();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await page.locator('sl-request-state').getByText('Withdrawn').waitFor();
});

it('what was typed into a dialog is there again after a reload, until it is sent or thrown away', async () => {
  const id = await proposeRenewal(4);
  const { page } = otto;
  await page.goto(`/requests/${id}`);
  await page.getByRole('button', { name: 'Edit or schedule' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('Signed on paper.');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('button', { name: 'Edit or schedule' }).click();
  await page.getByText('This is what you had typed before.').waitFor();
  assert.equal(await page.getByRole('dialog').getByLabel('Why').inputValue(), 'Signed on paper.');
  await otto.takePicture('request-edit-kept');
  await page.getByRole('button', { name: 'Start anew' }).click();
  assert.equal(await page.getByRole('dialog').getByLabel('Why').inputValue(), 'She stays until the end.');
  await page.getByRole('dialog').getByLabel('Why').fill('Signed by both.');
  await page.getByRole('button', { name: 'Save the request' }).click();
  await page.locator('blockquote').getByText('Signed by both.').waitFor();
  await page.getByRole('button', { name: 'Edit or schedule' }).click();
  await page.getByRole('dialog').getByLabel('Why').waitFor();
  assert.equal(await page.getByText('This is what you had typed before.').count(), 0);
  await page.keyboard.press('Escape');
});

it('a change is scheduled, approved for then, and approved anew once its time is another', async () => {
  const id = await proposeRenewal(5);
  const { page } = otto;
  await page.goto(`/requests/${id}`);
  await scheduleByPage('2031-05-01T08:30');
  await page.getByText('1 May 2031').first().waitFor();
  await approveByPage(id);
  await ana.page.locator('sl-toast-area').getByText('It will be in force from 1 May 2031').waitFor();
  await ana.page.locator('sl-request-state').getByText('Scheduled').waitFor();
  await ana.takePicture('request-scheduled');
  assert.equal(await endOf(5), domain.tenDaysBefore);

  await page.locator('sl-request-state').getByText('Scheduled').waitFor();
  await scheduleByPage('2031-06-02T08:30');
  await page.locator('sl-request-state').getByText('Waits for approval').waitFor();
  await page.getByText('2 Jun 2031').first().waitFor();
  await scheduleByPage('');
  await approveByPage(id);
  await ana.page.locator('sl-request-state').getByText('In force').waitFor();
  assert.equal(await endOf(5), domain.until);
});

async function scheduleByPage(localTime: string): Promise<void> {
  const { page } = otto;
  await page.getByRole('button', { name: 'Edit or schedule' }).click();
  await page.getByRole('dialog').getByLabel('In force from').fill(localTime);
  await page.getByRole('button', { name: 'Save the request' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function approveByPage(id: string): Promise<void> {
  const { page } = ana;
  await page.goto(`/requests/${id}`);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
}

it('a list of several hundred rows is looked at page by page, and by what its rows come to', async () => {
  const id = await proposeLongImport(320);
  const { page } = alba;
  await page.goto(`/requests/${id}`);
  await page.getByRole('cell', { name: 'p001@large.example' }).waitFor();
  await page.getByText('1 à 50 sur 321').waitFor();
  await page.getByRole('button', { name: 'Suivant' }).click();
  await page.getByRole('cell', { name: 'p051@large.example' }).waitFor();
  await page.getByText('51 à 100 sur 321').waitFor();
  await page.getByRole('button', { name: 'Précédent' }).click();
  await page.getByRole('cell', { name: 'p001@large.example' }).waitFor();
  await page.getByRole('button', { name: /1\s*refus/ }).click();
  await page.getByRole('cell', { name: 'nobody@elsewhere.example' }).waitFor();
  await page.getByText('L’adresse n’est pas de ce domaine').waitFor();
  await alba.takePicture('request-long-import');
});

async function proposeLongImport(size: number): Promise<string> {
  const { customerId } = await ana.ask('GET', `/v1/domains/${domain.id}`);
  const terms = { seatLimit: null, graceDays: 0, validity: { from: '2026-01-01', until: null } };
  const created = await ana.ask('POST', '/v1/domains', { customerId, name: 'large.example', ...terms });
  const addresses = Array.from({ length: size }, (_, index) => `p${String(index + 1).padStart(3, '0')}@large.example`);
  const list = ['E-mail', ...addresses, 'nobody@elsewhere.example'].join('\r\n');
  const imported = await otto.ask('POST', `/v1/imports?domainId=${created.id}&fileName=large.csv&skipRefused=true`, list);
  const request = await otto.ask('POST', `/v1/imports/${imported.id}/actions/apply`, {}, { 'if-match': `"${imported.version}"` });
  return request.id;
}

async function takePictures(visitor: Visitor, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await visitor.page.emulateMedia({ colorScheme });
    await visitor.takePicture(`${name}.${colorScheme}`);
  }
}
