import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { startConsole } from '../console/console-server.ts';
import { openBrowser } from '../dev-env/browser.ts';
import { until } from '../dev-env/dev-env.ts';
import { seatledger } from '../end-to-end/seatledger.ts';
import { freshFolder, readmeExamples } from './packed-client.ts';

const stack = new AsyncDisposableStack();
let browser: Browser;
let pages: string;
let licences: Door;

const html = `<!doctype html><meta charset="utf-8"><button id="connect" disabled>Connect</button><p id="notice">…</p>
  <script>
    globalThis.Office = {
      onReady: async () => {},
      auth: { getAccessToken: async () => 'token-of-ana' },
      context: { partitionKey: 'partition', displayLanguage: 'fr-FR' },
    };
  </script>
  <script type="module" src="/taskpane.js"></script>`;

before(async () => {
  const { server, dataFolder } = stack.use(await startConsole());
  const asked = ['api-key', 'create', '--name', 'door', '--scope', 'licence:check', '--json'];
  const { key } = JSON.parse((await seatledger(dataFolder, ...asked)).stdout) as { key: string };
  licences = await openDoor(server.url, key);
  stack.defer(() => licences.close());
  const script = await taskpane(server.url);
  const files = await listen((request, response) => {
    const isScript = request.url === '/taskpane.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html').end(isScript ? script : html);
  });
  stack.defer(() => files.close());
  pages = files.url;
  browser = stack.use(await openBrowser());
});

after(() => stack.disposeAsync());

/** The add-in of the README as its vendor would build it: with the package that npm installs. */
async function taskpane(issuer: string): Promise<string> {
  await using folder = await freshFolder();
  const { 'taskpane.ts': example = '' } = await readmeExamples();
  const ours = `url: '${licences.url}',\n  issuer: '${issuer}',`;
  await folder.write('taskpane.ts', example.replace("url: 'https://licences.vendor.example',", ours));
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
    licences.isOpen = true;
    assert.deepEqual(await told(await openPage(context)), [true, '']);
    licences.isOpen = false;
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
    licences.isOpen = true;
    assert.deepEqual(await told(await openPage(context)), [true, '']);
  });

  it('tells what was used when the page goes away', async () => {
    await using context = await browser.newContext();
    licences.isOpen = true;
    const page = await openPage(context);
    await page.locator('#connect').click();
    await page.locator('#connect').click();
    assert.equal(licences.uses.length, 0);
    await page.goto('about:blank');
    await until('it was told', async () => licences.uses.length > 0);
    const { at, ...use } = licences.uses[0] as { at: string };
    assert.deepEqual(use, { product: 'excel-addin', feature: 'cube.connect', count: 2 });
    assert.ok(Math.abs(Date.parse(at) - Date.now()) < day);
  });

  it('works online alone where the browser verifies no Ed25519', async () => {
    await using context = await browser.newContext();
    licences.isOpen = true;
    await context.addInitScript(() => {
      crypto.subtle.importKey = () => Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError'));
    });
    assert.deepEqual(await told(await openPage(context)), [true, '']);
    licences.isOpen = false;
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

/** The server as an add-in sees it: it lets pages of any origin ask, by who they are. */
interface Door extends Listening {
  isOpen: boolean;
  readonly uses: unknown[];
}

async function openDoor(server: string, key: string): Promise<Door> {
  const door = { isOpen: true, uses: [] as unknown[] };
  const listening = await listen(async (request, response) => {
    if (!door.isOpen) return void request.socket.destroy();
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') {
      const allowed = {
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type, if-none-match',
      };
      return void response.writeHead(204, allowed).end();
    }
    const body = request.method === 'POST' ? ((await json(request)) as { readonly uses?: unknown[] }) : undefined;
    if (body?.uses !== undefined) return void (door.uses.push(...body.uses), response.writeHead(202).end());
    const answer = await fetch(server + request.url, { method: request.method ?? '', ...asked(request, key, body) });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(await answer.text());
  });
  return Object.assign(door, listening);
}

/** Ana's token as an API key that asks about Ana. */
function asked({ headers }: IncomingMessage, key: string, body: object | undefined): RequestInit {
  if (headers.authorization !== 'Bearer token-of-ana') return {};
  const text = body && { body: JSON.stringify({ email: 'ana@acme.example', ...body }) };
  return { headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, ...text };
}
