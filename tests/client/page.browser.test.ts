import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { startConsole } from '../console/console-server.ts';
import { openBrowser } from '../dev-env/browser.ts';
import { until } from '../dev-env/dev-env.ts';
import { acmeTenant, microsoftClient, startTestIssuer } from '../../services/licence/src/testing/token-issuer.ts';
import { seatledger } from '../end-to-end/seatledger.ts';
import { freshFolder, readmeExamples } from './packed-client.ts';

const stack = new AsyncDisposableStack();
let browser: Browser;
let pages: string;
let licences: string;
let token: string;
let dataFolder: string;

const html = (): string => `<!doctype html><meta charset="utf-8"><button id="connect" disabled>Connect</button><p id="notice">…</p>
  <script>
    globalThis.Office = {
      onReady: async () => {},
      auth: { getAccessToken: async () => '${token}' },
      context: { partitionKey: 'partition', displayLanguage: 'fr-FR' },
    };
  </script>
  <script type="module" src="/taskpane.js"></script>`;

before(async () => {
  const issuer = stack.use(await startTestIssuer(Date.now));
  process.env['SEATLEDGER_MICROSOFT_AUTHORITY'] = issuer.issuers.microsoftAuthority;
  const started = stack.use(await startConsole());
  ({ dataFolder } = started);
  licences = started.server.url;
  token = await issuer.microsoftToken();
  await seatledger(dataFolder, 'product', 'change', 'excel-addin', '--microsoft-client-ids', microsoftClient);
  await seatledger(dataFolder, 'domain', 'change', 'acme.example', '--microsoft-tenants', acmeTenant);
  await until('the add-in is known', async () => (await askAsAna()).ok);
  const script = await taskpane();
  const files = await listen((request, response) => {
    const isScript = request.url === '/taskpane.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html').end(isScript ? script : html());
  });
  stack.defer(() => files.close());
  pages = files.url;
  browser = stack.use(await openBrowser());
});

after(() => stack.disposeAsync());

function askAsAna(): Promise<Response> {
  return fetch(`${licences}/v1/licences/check?product=excel-addin`, { headers: { authorization: `Bearer ${token}` } });
}

interface FeatureUse {
  readonly feature: string;
  readonly count: number;
}

/** How often Ana used a feature, as the server says. */
async function usesOf(feature: string): Promise<number> {
  const { stdout } = await seatledger(dataFolder, 'user', 'use', 'ana@acme.example', '--json');
  const { days } = JSON.parse(stdout) as { readonly days: readonly { readonly features: readonly FeatureUse[] }[] };
  const uses = days.flatMap(({ features }) => features).filter((use) => use.feature === feature);
  return uses.reduce((sum, { count }) => sum + count, 0);
}

/** Whether the browser reaches the server. */
async function reach(context: BrowserContext, isReached: boolean): Promise<void> {
  if (isReached) await context.unroute(`${licences}/**`);
  else await context.route(`${licences}/**`, (route) => route.abort('connectionfailed'));
}

/** The add-in of the README as its vendor would build it: with the package that npm installs. */
async function taskpane(): Promise<string> {
  await using folder = await freshFolder();
  const { 'taskpane.ts': example = '' } = await readmeExamples();
  await folder.write('taskpane.ts', example.replace('https://licences.vendor.example', licences));
  await using bundled = await rolldown({ input: join(folder.path, 'taskpane.ts'), platform: 'browser' });
  const { output } = await bundled.generate({ format: 'esm', minify: true });
  return output[0].code;
}

/** A page of the add-in, whose clock is ahead by so much. */
async function openPage(context: BrowserContext, aheadMs = 0): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript((ahead) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ahead;
  }, aheadMs);
  await page.goto(pages);
  await page.locator('#notice:not(:text("…"))').waitFor({ state: 'attached' });
  return page;
}

const told = (page: Page): Promise<[boolean, string | null]> =>
  Promise.all([page.locator('#connect').isEnabled(), page.locator('#notice').textContent()]);

const day = 86_400_000;

describe('the add-in of the README, in Chromium, on a page of another origin', () => {
  it('works with the server, then without it, step by step', async () => {
    await using context = await browser.newContext();
    assert.deepEqual(await told(await openPage(context)), [true, '']);
    await reach(context, false);
    assert.deepEqual(await told(await openPage(context)), [true, '']);
    const [isEnabled, notice] = await told(await openPage(context, 2.5 * day));
    assert.equal(isEnabled, true);
    assert.match(
      notice ?? '',
      /^La licence ne fonctionne plus hors ligne après le \d+.* à \d\d h \d\d : connectez-vous à internet d’ici là\.$/,
    );
    const [mayStill, why] = await told(await openPage(context, 4 * day));
    assert.deepEqual(
      [mayStill, why],
      [false, 'La licence n’a pas été confirmée depuis trop longtemps. Connectez-vous à internet pour continuer à travailler.'],
    );
    assert.match((await told(await openPage(context)))[1] ?? '', /^L’horloge de cet appareil retarde/);
    await reach(context, true);
    assert.deepEqual(await told(await openPage(context)), [true, '']);
  });

  it('tells what was used when the page goes away', async () => {
    await using context = await browser.newContext();
    const page = await openPage(context);
    await page.locator('#connect').click();
    await page.locator('#connect').click();
    await page.goto('about:blank');
    // The browser tells it after the page is gone, and the server writes it every ten seconds.
    await until('the uses are written', async () => (await usesOf('cube.connect')) === 2, 60_000);
  });

  it('works online alone where the browser verifies no Ed25519', async () => {
    await using context = await browser.newContext();
    await context.addInitScript(() => {
      crypto.subtle.importKey = () => Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError'));
    });
    assert.deepEqual(await told(await openPage(context)), [true, '']);
    await reach(context, false);
    assert.deepEqual(await told(await openPage(context)), [
      false,
      'La licence n’a pas encore été confirmée sur cet appareil. Connectez-vous à internet pour commencer à travailler.',
    ]);
  });
});

interface Listening {
  readonly url: string;
  close(): void;
}

async function listen(answer: RequestListener): Promise<Listening> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
