import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, it } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, codeNow, startConsole, type ConsoleServer } from './console-server.ts';
import { join } from './sample-requests.ts';
import { Visitor, type VisitorOptions } from './visitor.ts';

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let secret: Uint8Array;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
let signedInInFrench: typeof signedIn;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  secret = await becomeAdministrator(ana, console);
  signedIn = await ana.context.storageState();
  await using alba = await Visitor.open(browser, { origin: console.origin, language: 'fr' });
  await join(alba, ana, 'Alba', ['administrator']);
  signedInInFrench = await alba.context.storageState();
});

after(() => stack.disposeAsync());

const open = (options: Partial<VisitorOptions> = {}): Promise<Visitor> =>
  Visitor.open(browser, { origin: console.origin, state: signedIn, ...options });

const person = 'theo.garnier@acme.example';
const events = (page: Page): Locator => page.locator('[data-event]');

/** The oldest events are of the sample vendor, and have been covered by a checkpoint for long. */
async function proveAnEvent(page: Page): Promise<void> {
  await page.goto('/audit?kind=user.');
  await events(page).last().getByRole('button', { name: 'Prove: ' }).click();
}

it('an event is told in a sentence, opened in the address, narrowed from its details, and read on as one scrolls', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/');
  await page.getByRole('heading', { name: 'Home' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByText('The log is in order:').waitFor();
  await events(page).first().waitFor();
  await page.goto('/audit?kind=user.');
  await events(page).nth(49).waitFor();
  await events(page).last().scrollIntoViewIfNeeded();
  await events(page).nth(50).waitFor();

  const first = events(page).first();
  await first.locator('button.line').click();
  await first.getByText('Place in the log').waitFor();
  await ana.takePicture('audit-event');
  await page.waitForURL(/peek=\d+/);
  await page.reload();
  await page.getByText('Place in the log').waitFor();
  const kind = (await first.locator('dd code').filter({ hasText: 'user.' }).textContent()) ?? '';
  await first.locator('dd button').filter({ hasText: kind }).click();
  await page.waitForURL(`**kind=${kind}`);
  await page.locator('.chip').getByText(kind).waitFor();
});

it('what is shown is taken away as a file', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/audit?kind=user.');
  await events(page).first().waitFor();
  for (const [name, begins] of [
    ['Export CSV', '\uFEFFleafIndex,'],
    ['Export NDJSON', '{'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    assert.ok((await readFile(await download.path(), 'utf8')).startsWith(begins), name);
  }
});

it('the proof of an event is verified in the browser', async () => {
  await using ana = await open();
  const { page } = ana;
  await proveAnEvent(page);
  await page.getByText(/^Verified against checkpoint [\d,]+ of .+, kept in the folder /).waitFor();
  await page.getByText('The log’s key has signed that checkpoint.').waitFor();
  await page.getByText('the same', { exact: true }).waitFor();
  await ana.takePicture('audit-proof');
});

it('an answer that was tampered with is told as not fitting: a hash of the path, the entry, and the signature', async () => {
  await using ana = await open();
  const { page } = ana;
  const change = (change: (proof: { hashes: string[]; checkpoint: string }) => object) =>
    page.route('**/v1/audit/proofs/inclusion?*', async (route) => {
      const response = await route.fetch();
      const proof = (await response.json()) as { hashes: string[]; checkpoint: string };
      await route.fulfill({ response, json: { ...proof, ...change(proof) } });
    });
  const zero = Buffer.alloc(32).toString('base64');

  await change(({ hashes }) => ({ hashes: hashes.with(0, zero) }));
  await proveAnEvent(page);
  await page.getByText('This does not fit. Do not rely on this event.').waitFor();
  await page.getByText('do not lead to the hash over the whole log').waitFor();
  await ana.takePicture('audit-proof-differs');

  await page.unroute('**/v1/audit/proofs/inclusion?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText(/^Verified against checkpoint/).waitFor();

  await change(({ checkpoint }) => ({ checkpoint: checkpoint.replace(/\n.{44}\n/, `\n${zero}\n`) }));
  await proveAnEvent(page);
  await page.getByText('The log’s key has not signed that checkpoint.').waitFor();
  await page.unroute('**/v1/audit/proofs/inclusion?*');

  await page.route('**/v1/audit/log/tile/entries/**', async (route) => {
    const response = await route.fetch();
    const entries = (await response.body()).toString('latin1').replaceAll('"user.', '"usEr.');
    await route.fulfill({ response, body: Buffer.from(entries, 'latin1') });
  });
  await proveAnEvent(page);
  await page.getByText('The entry in the log says something else than what is shown here.').waitFor();
});

it('a browser remembers the log, and notices where it was rewritten since', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto('/audit');
  await page.getByText('This browser sees the log for the first time').waitFor();
  await seeAnEarlierLog(ana);
  await page.reload();
  await page.getByText('It goes on from the log of').waitFor();

  await seeAnEarlierLog(ana);
  const consistency = '**/v1/audit/proofs/consistency?*';
  await page.route(consistency, async (route) => {
    const response = await route.fetch();
    const { hashes, ...proof } = (await response.json()) as { hashes: string[] };
    await route.fulfill({ response, json: { ...proof, hashes: hashes.with(0, Buffer.alloc(32).toString('base64')) } });
  });
  await page.reload();
  await page.getByText('The log has been rewritten').waitFor();
  await ana.takePicture('audit-rewritten');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Keep both checkpoints' }).click(),
  ]);
  assert.equal((await readFile(await download.path(), 'utf8')).match(/^— /gm)?.length, 2);

  await page.unroute(consistency);
  await page.getByRole('button', { name: 'Trust it from now on…' }).click();
  await page.getByRole('button', { name: 'Trust it from now on', exact: true }).click();
  await page.getByText('This browser sees the log for the first time').waitFor();
});

/** As if this browser had been here at the oldest checkpoint. */
async function seeAnEarlierLog(ana: Visitor): Promise<void> {
  const { items } = (await ana.ask('GET', '/v1/audit/checkpoints?limit=200')) as { items: { note: string }[] };
  const key = await (await ana.context.request.get('/v1/audit/log/key', { headers: { accept: 'text/plain' } })).text();
  const remembered = JSON.stringify({ note: items.at(-1)?.note, key, seenAt: '2026-11-21T10:00:00Z' });
  await ana.page.evaluate((kept) => localStorage.setItem('seatledger.audit.checkpoint', kept), remembered);
}

it('a person is found by their address, handed out, and erased, and the address is gone from the explorer', async () => {
  await using ana = await open();
  const { page } = ana;
  await page.goto(`/audit?person=${encodeURIComponent(person)}`);
  await events(page)
    .filter({ hasText: person })
    .or(events(page).filter({ hasText: 'Théo Garnier' }))
    .first()
    .waitFor();
  const told = await events(page).last().getAttribute('data-event');

  await page.goto('/audit/privacy');
  await page.getByLabel('Their e-mail address').fill(person);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('cell', { name: 'Named seats' }).waitFor();
  await ana.takePicture('privacy-found');
  await withSecondFactor(page, async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as JSON' }).click()]);
    assert.ok((await readFile(await download.path(), 'utf8')).includes(person));
  });

  await page.getByRole('button', { name: 'Erase this person…' }).click();
  await page.getByText('the add-in stops working for them within a second').waitFor();
  await page.getByLabel('Reason').fill('Asked for by the person');
  await page.getByLabel('Type the address to go on').fill('theo@acme.example');
  await page.getByRole('button', { name: `Erase ${person}` }).click();
  await page.getByText(`Type ${person} as it is written here.`).waitFor();
  await ana.takePicture('privacy-erase');
  await page.getByLabel('Type the address to go on').fill(person);
  await withSecondFactor(page, async () => {
    await page.getByRole('button', { name: `Erase ${person}` }).click();
    await page.getByText('The person is erased.').first().waitFor();
  });
  await page.getByRole('cell', { name: 'Asked for by the person' }).waitFor();
  await ana.takePicture('privacy-erased');

  await page.goto(`/audit?peek=${told}`);
  await page.getByText('A person in it was erased').waitFor();
  assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /theo\.garnier|Théo Garnier/);
  await page.goto(`/audit?kind=user.`);
  await events(page).first().waitFor();
  assert.equal(await events(page).filter({ hasText: person }).count(), 0);
});

it('what erasing a person comes to is spelled out in French before it is done', async () => {
  await using alba = await open({ language: 'fr', state: signedInInFrench });
  const { page } = alba;
  const other = 'bouchra.benchekroun@acme.example';
  await page.goto('/audit/privacy');
  await page.getByLabel('Son adresse e-mail').fill(other);
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  await page.getByRole('button', { name: 'Effacer cette personne…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('C’est définitif').waitFor();
  const consequences = (await dialog.getByRole('listitem').allTextContents()).map((text) => text.trim());
  assert.match(consequences[0] ?? '', /^La place est supprimée\u00a0: le complément cesse de fonctionner/);
  assert.match(consequences[1] ?? '', /du journal demeure.* et peu.* toujours être prouvé/);
  assert.match(consequences[2] ?? '', /disparaît des listes, des demandes et des commentaires/);
  assert.match(consequences[3] ?? '', /^Les sauvegardes la conservent jusqu’à leur expiration/);
  await alba.takePicture('privacy-erase');
  await dialog.getByLabel('Motif').fill('Demandé par la personne');
  await dialog.getByLabel('Saisissez l’adresse pour continuer').fill(other);
  await dialog.getByRole('button', { name: `Effacer ${other}` }).click();
  await page.getByText('La personne est effacée.').first().waitFor();
  assert.deepEqual((await alba.ask('GET', `/v1/users?email=${other}`)).items, []);
});

/** Shows the authenticator app's code where it is asked for on the way. */
async function withSecondFactor(page: Page, step: () => Promise<void>): Promise<void> {
  const dialog = page.getByRole('heading', { name: 'Show your second factor again' });
  await page.addLocatorHandler(dialog, async () => {
    await page.getByLabel('Code of your authenticator app').fill(codeNow(secret));
    await page.getByRole('button', { name: 'Continue' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });
  await step();
  await page.removeLocatorHandler(dialog);
}
