import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { openBrowser } from './browser.ts';

test('a page of this machine opens, in contexts that know nothing of each other', async () => {
  await using server = createServer((_, response) => response.setHeader('set-cookie', 'seen=1').end('<title>Seats</title>'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  await using browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  assert.equal(await page.title(), 'Seats');
  assert.equal(await page.evaluate('isSecureContext && document.cookie'), 'seen=1');
  await using other = await browser.newContext();
  assert.deepEqual(await other.cookies(), []);
});
