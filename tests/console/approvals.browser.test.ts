import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { administratorConsole } from './administrator-console.ts';
import { draftToBeKept } from './kept-drafts.ts';
import { join } from './sample-requests.ts';
import type { Visitor } from './visitor.ts';

let cleo: Visitor;
const { open } = administratorConsole({
  async prepare({ open: opened, openToAnybody }) {
    cleo = await openToAnybody();
    await using ana = await opened();
    await using otto = await openToAnybody();
    await join(cleo, ana, 'Cleo', ['approver']);
    await join(otto, ana, 'Otto', ['operator']);
  },
});

after(() => cleo[Symbol.asyncDispose]());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

it('an approver who may not read the operators lets one of them approve for some time, and takes it back', async () => {
  const { page } = cleo;
  await page.goto('/administration/delegations');
  await page.getByRole('heading', { name: 'Nobody approves for somebody else' }).waitFor();
  await page.getByRole('button', { name: 'Let somebody approve' }).click();
  await page.getByLabel('Who approves?').selectOption({ label: 'Otto (otto@vendor.example)' });
  const offered = await page.getByLabel('Who approves?').locator('option').allInnerTexts();
  assert.deepEqual(offered, ['Choose somebody', 'Ana Muñoz (ana@vendor.example)', 'Otto (otto@vendor.example)']);
  await page.getByLabel('Until, that day included').fill(inDays(7));
  await page.getByLabel('Reason').fill('On leave');
  await page.getByText('For some kinds of changes alone').click();
  await page.getByRole('group', { name: 'Users' }).getByLabel('everything on them').check();
  await cleo.takePicture('delegation');
  await page.getByRole('button', { name: 'Delegate', exact: true }).click();
  const row = page.getByRole('row', { name: /Otto/ });
  await row.getByText('In force').waitFor();
  await row.getByText('Users', { exact: false }).first().waitFor();
  await cleo.takePicture('delegated');

  await row.getByRole('button', { name: 'Take back Otto' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await row.getByText('Over').waitFor();
  assert.equal(await row.getByRole('button').count(), 0);
});

it('an administrator delegates in the place of another, and never to themselves', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/delegations?new=delegation');
  await page.getByLabel('In whose place?').selectOption({ label: 'Cleo (cleo@vendor.example)' });
  await page.getByLabel('Who approves?').locator('option', { hasText: 'Otto' }).waitFor({ state: 'attached' });
  const offered = await page.getByLabel('Who approves?').locator('option').allInnerTexts();
  assert.deepEqual(offered, ['Choose somebody', 'Otto (otto@vendor.example)']);
  await page.getByLabel('Who approves?').selectOption({ label: 'Otto (otto@vendor.example)' });
  await page.getByLabel('Until, that day included').fill(inDays(-3));
  await page.getByLabel('Reason').fill('Ill');
  await page.getByRole('button', { name: 'Delegate', exact: true }).click();
  await page.getByRole('dialog').getByText('give a later end').waitFor();
  await page.getByLabel('Until, that day included').fill(inDays(3));
  await page.getByRole('button', { name: 'Delegate', exact: true }).click();
  await page.getByRole('row', { name: /Cleo.*In force/ }).waitFor();
});

it('a policy that is being changed is kept over a reload, asked about on leaving, and in force once it is saved', async () => {
  await using ana = await open();
  const { page } = ana;
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('/administration/approval-policy');
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await page.getByLabel('A reason must be given').check();
  await page.getByRole('button', { name: 'Take this rule' }).click();
  await page.getByText('A reason must be given.').waitFor();
  await draftToBeKept(page);
  await page.reload();
  await page.getByText('This is what you had typed before.').waitFor();
  await page.getByText('A reason must be given.').waitFor();
  await page.getByRole('link', { name: 'Roles' }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('Why is it changed? (optional)').fill('The auditors ask for it');
  await page.getByRole('button', { name: 'Save the policy' }).click();
  await page.getByText('Saved. It holds for whatever is proposed from now on.').first().waitFor();
  await page.getByRole('button', { name: 'Save the policy' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('A reason must be given.').waitFor();
  const { rules } = await ana.ask('GET', '/v1/approval-policy');
  assert.equal(rules[0].reasonRequired, true);
});

it('a rule that is opened and taken as it was is no change', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/administration/approval-policy');
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await page.getByRole('button', { name: 'Take this rule' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('button', { name: 'Save the policy' }).count(), 0);
});
