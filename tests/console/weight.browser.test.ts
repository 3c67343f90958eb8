import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openBrowser } from '../dev-env/browser.ts';
import { becomeAdministrator, startConsole } from './console-server.ts';
import { Visitor } from './visitor.ts';

const allowedBytes = 250 * 1024;

it('the first page needs at most 250 kB of JavaScript, compressed', async () => {
  await using console = await startConsole('--empty');
  await using browser = await openBrowser();
  await using ana = await Visitor.open(browser, { origin: console.origin });
  await becomeAdministrator(ana, console);
  const sizes = new Map<string, number>();
  ana.page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.set(response.url(), Number(response.headers()['content-length']));
  });
  await ana.page.goto('/');
  await ana.page.getByRole('heading', { name: 'Home' }).waitFor();
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  assert.ok(sizes.size > 3 && bytes < allowedBytes, `${bytes} bytes in ${sizes.size} files`);
});
