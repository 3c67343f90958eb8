import { styleText } from 'node:util';
import type { Check } from './check.ts';
import { runChecks } from './run-checks.ts';

/** Runs these checks under a title, and adds them to the run's totals. */
export type RunSection = (title: string, checks: readonly Check[]) => Promise<void>;

// One more than a small machine has cores: files wait for their database or their browser about a third of the time.
const concurrency = 3;

/** A whole run: ends with the line `N passed, N failed`, which others parse, and with exit code 1 when anything failed. */
export async function reportRun(sections: (run: RunSection) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const total = { passed: 0, failed: 0, skipped: 0 };
  await sections(async (title, checks) => {
    if (checks.length === 0 || stop.signal.aborted) return;
    console.log(`\n${styleText('bold', title)}`);
    const tally = await runChecks(checks, { concurrency, signal: stop.signal });
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  });
  process.exitCode = 1;
  if (stop.signal.aborted) return console.log('\ninterrupted');
  if (total.passed + total.failed === 0) return console.log('\nNothing was checked.');
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`${total.skipped > 0 ? `\n${total.skipped} skipped` : ''}\n${total.passed} passed, ${total.failed} failed`);
}
