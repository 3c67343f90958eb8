import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { administratorConsole } from './administrator-console.ts';
import { tabTo } from './keys-alone.ts';
import { draftToBeKept } from './kept-drafts.ts';
import { join } from './sample-requests.ts';

const { open, server } = administratorConsole({
  async prepare({ open: opened, openToAnybody }) {
    await using ana = await opened();
    await using otto = await openToAnybody();
    await join(otto, ana, 'Otto', ['operator']);
    const permissions = ['customer.read', 'domain.read'];
    await ana.ask('POST', '/v1/roles', { key: 'second-line', name: 'Second line', description: 'Helps customers', permissions });
  },
});

const shownLink = async (page: Page): Promise<string> => (await page.locator('sl-secret-once code').textContent()) ?? '';

/** How the server answers whoever comes with the link. */
async function accept(link: string): Promise<{ readonly status: number; readonly code?: string }> {
  const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token');
  const body = JSON.stringify({ token, displayName: 'Eve', password: 'quatre lunes jaunes 44' });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server().origin}/v1/invitations/accept`, { method: 'POST', headers, body });
  return { status: response.status, ...((await response.json()) as { code?: string }) };
}

it('an invitation is sent again under another link, and withdrawn', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/operators');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('E-mail').fill('eve@vendor.example');
  await page.getByLabel('Reader').check();
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const first = await shownLink(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('cell', { name: 'eve@vendor.example', exact: true }).waitFor();

  await page.getByRole('button', { name: 'Send again eve@vendor.example' }).click();
  await page.getByRole('heading', { name: 'Give eve@vendor.example this link' }).waitFor();
  const second = await shownLink(page);
  await page.getByRole('button', { name: 'Done' }).click();
  assert.equal((await accept(first)).code, 'link_not_valid');

  await page.getByRole('button', { name: 'Withdraw eve@vendor.example' }).click();
  await page.getByRole('button', { name: 'Withdraw the invitation' }).click();
  await page.getByText('Withdrawn.').first().waitFor();
  await page.getByRole('heading', { name: 'Invited, not here yet' }).waitFor({ state: 'detached' });
  assert.equal((await accept(second)).code, 'link_not_valid');
});

it('somebody is invited, and the roles of another are changed, with the keyboard alone', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/');
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Invite an op');
  await page.getByRole('option', { name: 'Invite an operator' }).and(page.locator('[aria-selected=true]')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('E-mail').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('kim@vendor.example');
  await tabTo(page, page.getByLabel('Auditor'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Make the invitation' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Give kim@vendor.example this link' }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: 'kim@vendor.example', exact: true }).waitFor();

  await tabTo(page, page.getByRole('link', { name: 'Otto' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Change roles' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByLabel('Approver'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await page.getByText('Operator, Approver').or(page.getByText('Approver, Operator')).waitFor();
  const { roleKeys } = await ana.ask('GET', '/v1/operators/2');
  assert.deepEqual(roleKeys, ['approver', 'operator']);
});

it('what was typed into an invitation is there again after a reload, and asked about before it is thrown away', async () => {
  await using ana = await open();
  const { page } = ana;
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('/administration/operators?new=invitation');
  await page.getByLabel('E-mail').fill('zoe@vendor.example');
  await page.getByLabel('Reader').check();
  await draftToBeKept(page);
  await page.reload();
  assert.equal(await page.getByLabel('E-mail').inputValue(), 'zoe@vendor.example');
  assert.ok(await page.getByLabel('Reader').isChecked());
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await page.getByLabel('E-mail').inputValue(), 'zoe@vendor.example');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL('**/administration/operators');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  assert.equal(await page.getByLabel('E-mail').inputValue(), '');
});

it('a role is changed: what is ticked outlives a reload, is asked about on leaving, and counts once it is saved', async () => {
  await using ana = await open();
  const { page } = ana;
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('/administration/roles');
  await page.getByRole('link', { name: 'Second line' }).click();
  await page.getByLabel('See users').check();
  await draftToBeKept(page);
  await page.reload();
  await page.getByText('This is what you had typed before.').waitFor();
  assert.ok(await page.getByLabel('See users').isChecked());
  await page.getByRole('link', { name: 'Delegations' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('See domains').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('columnheader', { name: 'Second line' }).waitFor();
  const { permissions } = await ana.ask('GET', '/v1/roles/second-line');
  assert.deepEqual(permissions, ['customer.read', 'user.read']);

  await page.getByRole('link', { name: 'Second line' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Third line');
  await page.getByRole('link', { name: 'Delegations' }).click();
  await question.getByRole('button', { name: 'Leave, and throw it away' }).click();
  await page.getByRole('heading', { name: 'Delegations' }).waitFor();
  await page.goto('/administration/roles/second-line');
  await page.getByRole('heading', { name: 'Second line' }).waitFor();
  assert.equal(await page.getByText('This is what you had typed before.').count(), 0);
});

it('a change of a role that somebody else has changed meanwhile is refused, and nothing of it is lost', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/roles/second-line');
  await page.getByLabel('Name', { exact: true }).fill('Fourth line');
  const etag = (await ana.context.request.get('/v1/roles/second-line')).headers()['etag'] ?? '';
  await ana.ask('PATCH', '/v1/roles/second-line', { description: 'Helps' }, { 'if-match': etag });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('Somebody has changed this meanwhile.').waitFor();
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Fourth line');
  page.on('dialog', (dialog) => void dialog.accept());
});
