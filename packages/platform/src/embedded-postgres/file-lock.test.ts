import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { tryFileLock } from './file-lock.ts';

function lockPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'seatledger-lock-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'a.lock');
}

test('one holds it exclusively, and whoever comes next gets it once it is released', (t) => {
  const path = lockPath(t);
  {
    using held = tryFileLock(path, 'exclusive');
    assert.equal(held?.mode, 'exclusive');
    assert.equal(tryFileLock(path, 'exclusive'), undefined);
    assert.equal(tryFileLock(path, 'shared'), undefined);
    // A refused attempt must not have dropped the lock that is held.
    assert.equal(tryFileLock(path, 'exclusive'), undefined);
  }
  using next = tryFileLock(path, 'exclusive');
  assert.ok(next !== undefined);
});

test('several share it, and none has it exclusively meanwhile', (t) => {
  const path = lockPath(t);
  const first = tryFileLock(path, 'shared');
  const second = tryFileLock(path, 'shared');
  assert.equal(tryFileLock(path, 'exclusive'), undefined);
  first?.[Symbol.dispose]();
  assert.equal(tryFileLock(path, 'exclusive'), undefined);
  second?.[Symbol.dispose]();
  using alone = tryFileLock(path, 'exclusive');
  assert.ok(alone !== undefined);
});

test('a lock goes with the process that held it, even by kill -9', async (t) => {
  const path = lockPath(t);
  const program = `const { tryFileLock } = await import(${JSON.stringify(import.meta.resolve('./file-lock.ts'))});
    globalThis.held = tryFileLock(${JSON.stringify(path)}, 'exclusive'); console.log('held'); setInterval(() => held.mode, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  assert.equal(tryFileLock(path, 'exclusive'), undefined);
  child.kill('SIGKILL');
  await once(child, 'exit');
  using lock = tryFileLock(path, 'exclusive');
  assert.ok(lock !== undefined);
});

test('other users cannot read the file, so they cannot lock it', (t) => {
  const path = lockPath(t);
  using lock = tryFileLock(path, 'exclusive');
  assert.ok(lock !== undefined);
  assert.equal(statSync(path).mode & 0o777, 0o600);
});
