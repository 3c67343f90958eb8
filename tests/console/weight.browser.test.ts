import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, Response } from 'playwright-core';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole, type ConsoleServer } from './console-server.ts';
import { Visitor } from './visitor.ts';

const allowedBytes = 250 * 1024;

const stack = new AsyncDisposableStack();
let console: ConsoleServer;
let browser: Browser;
let state: Awaited<ReturnType<Visitor['context']['storageState']>>;

before(async () => {
  console = stack.use(await startConsole());
  browser = stack.use(await openBrowser());
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  state = await ana.context.storageState();
});

after(() => stack.disposeAsync());

it('the first page needs at most 250 kB of JavaScript, compressed', async () => {
  const { scripts } = await answersAt('/', 'h1');
  const bytes = scripts.reduce((sum, response) => sum + Number(response.headers()['content-length']), 0);
  assert.ok(scripts.length > 3 && bytes < allowedBytes, `${bytes} bytes in ${scripts.length} files`);
});

for (const [path, ready] of [
  ['/', 'h1'],
  ['/users', '[role=row][aria-rowindex="2"]'],
  ['/users/1', 'sl-why-list li'],
  ['/customers/1', '.lines'],
  ['/domains/1', 'sl-event-list li'],
  ['/requests', 'h1'],
] as const)
  it(`names at ${path} all scripts that are needed there, so that none waits for another`, async () => {
    const { html, scripts, reads } = await answersAt(path, ready);
    const unnamed = scripts.map((response) => new URL(response.url()).pathname).filter((script) => !html.includes(script));
    assert.deepEqual(unnamed, []);
    assert.deepEqual(
      ['/v1/sessions/current', '/v1/preferences'].map((read) => reads.filter((url) => url.endsWith(read)).length),
      [1, 1],
    );
  });

/** All that a browser was answered that has been nowhere, up to the moment when the page is there. */
async function answersAt(path: string, ready: string) {
  await using ana = await Visitor.open(browser, { origin: console.origin, state });
  const answers: Response[] = [];
  ana.page.on('response', (response) => answers.push(response));
  const page = await ana.page.goto(path);
  await ana.page.locator(ready).first().waitFor();
  const scripts = answers.filter((response) => response.url().endsWith('.js'));
  const areCharts = await Promise.all(scripts.map(async (response) => (await response.text()).includes('_echarts_instance_')));
  return {
    html: (await page?.text()) ?? '',
    // Charts are drawn once the page is there, which is told of either before or after them.
    scripts: scripts.filter((_, index) => areCharts[index] !== true),
    reads: answers.map((response) => response.url()).filter((url) => url.includes('/v1/')),
  };
}
