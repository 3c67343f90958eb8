import assert from 'node:assert/strict';
import { closeSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openServerLog } from './server-log.ts';

async function logPath(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-log-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'server.log');
}

test('a log that has grown large is put aside when it is opened, in place of the one put aside before', async (t) => {
  const path = await logPath(t);
  await writeFile(`${path}.1`, 'older');
  await writeFile(path, Buffer.alloc(10 * 1024 * 1024, 'x'));
  using log = await openServerLog(path);
  assert.equal(await log.size(), 0);
  assert.equal((await stat(`${path}.1`)).size, 10 * 1024 * 1024);
});

test('a log that grows large while the server writes is put aside, and the server goes on at the beginning', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const path = await logPath(t);
  using log = await openServerLog(path);
  const descriptor = log.openForAppending();
  t.after(() => closeSync(descriptor));
  writeSync(descriptor, Buffer.alloc(10 * 1024 * 1024, 'x'));
  t.mock.timers.tick(60 * 60 * 1000);
  while ((await log.size()) > 0) await stat(path);
  writeSync(descriptor, 'after\n');
  assert.equal(await readFile(path, 'utf8'), 'after\n');
});

test('the last lines are those of this start', async (t) => {
  const path = await logPath(t);
  await writeFile(path, 'an earlier start\n');
  using log = await openServerLog(path);
  const offset = await log.size();
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
  await writeFile(path, `${lines.join('\n')}\n`, { flag: 'a' });
  assert.equal(await log.lastLines(offset), lines.slice(-12).join('\n'));
  assert.equal(await log.lastLines(await log.size()), '');
});
