import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { look } from './look-at-screens.ts';
import { Visitor } from './visitor.ts';

const list = [
  'E-mail;Nom complet;Profil;Fin',
  'nouvelle@acme-labs.example;Nouvelle Personne;analyst;31/12/2026',
  'bob@autre.example;Bob;;',
  'eve@acme-labs.example;Ève;chef;',
  'lou@acme-labs.example;Lou;;32/12/2026',
  'nouvelle@acme-labs.example;Encore;;',
].join('\r\n');

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let ana: Visitor;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  ana = stack.use(await Visitor.open(browser, { origin: console.origin, language: 'fr' }));
  await becomeAdministrator(ana, console);
});

after(() => stack.disposeAsync());

/** Sends a list for acme-labs.example, and gives the id of what is made of it. */
async function sent(collection: 'imports' | 'leaver-checks', text: string): Promise<string> {
  const { csrfToken } = await ana.ask('GET', '/v1/sessions/current');
  const response = await ana.context.request.fetch(`/v1/${collection}?domain=acme-labs.example&fileName=liste.csv`, {
    method: 'POST',
    headers: { 'x-csrf-token': csrfToken, 'content-type': 'text/csv' },
    data: Buffer.from(text),
  });
  assert.equal(response.status(), 201, await response.text());
  return ((await response.json()) as { readonly id: string }).id;
}

it('an import looks well, and says in French why rows are refused', async () => {
  const id = await sent('imports', list);
  const { page } = ana;
  await page.goto(`/imports/${id}?verdict=refuse`);
  for (const reason of ['L’adresse n’est pas de ce domaine', 'Ce profil n’existe pas dans le catalogue', 'Ce jour n’existe pas']) {
    await page.getByText(reason).waitFor();
  }
  await page.goto(`/imports/${id}?verdict=same`);
  await page.getByText('La même personne qu’à la ligne 2').waitFor();
  await look(ana, { name: 'imports-list', path: '/imports', ready: 'tbody tr' });
  await look(ana, { name: 'import-reading', path: `/imports/${id}?step=reading`, ready: 'sl-column-mapping .example' });
  await look(ana, { name: 'import-verdicts', path: `/imports/${id}`, ready: 'sl-verdict-table tbody tr' });
  await look(ana, { name: 'import-apply', path: `/imports/${id}?step=apply`, ready: 'sl-apply-step' });
});

it('a leaver check looks well', async () => {
  const users = (await ana.ask('GET', '/v1/users?limit=200')).items as readonly { readonly email: string }[];
  const staff = users.filter(({ email }) => email.endsWith('@acme-labs.example')).slice(0, 30);
  const id = await sent('leaver-checks', ['Email', ...staff.map(({ email }) => email), 'personne'].join('\n'));
  await look(ana, { name: 'leaver-check', path: `/imports/leaver-checks/${id}`, ready: 'sl-leavers-step tbody tr' });
  await look(ana, { name: 'leaver-check-rows', path: `/imports/leaver-checks/${id}?step=rows`, ready: 'sl-staff-rows tbody tr' });
});
