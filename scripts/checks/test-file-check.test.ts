import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { until } from '../../tests/dev-env/until.ts';
import type { Findings } from './check.ts';
import { testFileCheck } from './test-file-check.ts';

const cases: readonly { title: string; file: string; passed: number; failed: number; skipped?: string[]; report?: RegExp }[] = [
  {
    title: 'counts each test, and none of the suites around them',
    file: "suite('s', () => { test('a'); test('b'); })",
    passed: 2,
    failed: 0,
  },
  {
    title: 'names what failed, with its suites',
    file: "suite('seats', () => { test('refuses', () => { throw new Error('eleven'); }); test('b'); })",
    passed: 1,
    failed: 1,
    report: /seats › refuses\nError: eleven/,
  },
  { title: 'lists skipped tests and counts them neither way', file: "test.skip('a'); test('b')", passed: 1, failed: 0, skipped: ['a'] },
  { title: 'fails a file without tests', file: '', passed: 0, failed: 1, report: /no tests/ },
  { title: 'fails a suite without tests', file: "suite('s', () => {})", passed: 0, failed: 1, report: /no tests/ },
  { title: 'fails a file that cannot be loaded', file: "throw new Error('broken')", passed: 0, failed: 1, report: /broken/ },
  {
    title: 'fails a file that exits before its tests have ended',
    file: "test('a'); test('b', () => { setTimeout(() => process.exit(0), 100); return new Promise(() => {}); }); test('c')",
    passed: 1,
    failed: 1,
    report: /exited with 0 before its tests had ended\. Running: b/,
  },
  {
    title: 'fails a file in which something goes wrong after its test',
    file: "test('a', () => { setTimeout(() => { throw new Error('late'); }, 20); })",
    passed: 1,
    failed: 1,
    report: /late/,
  },
  {
    title: 'fails a failing hook',
    file: "suite('s', () => { after(() => { throw new Error('hook'); }); test('a'); })",
    passed: 1,
    failed: 1,
    report: /hook/,
  },
  {
    title: 'stops a file that does not end, and says where it was',
    file: "test('a'); test('waits', () => new Promise(() => setInterval(() => {}, 1000)))",
    passed: 1,
    failed: 1,
    report: /Stopped after 2 s\. Running: waits/,
  },
];

suite('a test file', { concurrency: 2 }, () => {
  for (const { title, file, passed, failed, skipped = [], report = /^$/ } of cases) {
    test(title, async (t) => {
      const findings = await check(t, file);
      assert.deepEqual({ ...findings, report: undefined }, { passed, failed, skipped, report: undefined });
      assert.match(findings.report, report);
    });
  }

  test('ends together with what it started', async (t) => {
    const file = "const child = spawn('sleep', ['100'], { stdio: 'inherit' }); child.unref(); test(`pid ${child.pid}`, (t) => t.skip())";
    const { skipped, failed } = await check(t, file);
    assert.equal(failed, 0);
    const pid = Number(skipped[0]?.slice('pid '.length));
    assert.ok(pid > 0);
    await until('the process has gone', () => !isRunning(pid));
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function check(t: TestContext, file: string): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'seatledger-checks-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'case.test.ts');
  const imports = "import { spawn } from 'node:child_process';\nimport { after, suite, test } from 'node:test';\n";
  await writeFile(path, imports + file);
  return testFileCheck(path, { timeoutSeconds: 2 }).run(t.signal);
}
