import { styleText } from 'node:util';
import type { Check, Findings, Tally } from './check.ts';

export interface RunChecksOptions {
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/** Runs the checks in this order, some side by side, and prints a line on each as it ends. */
export async function runChecks(checks: readonly Check[], { concurrency, signal }: RunChecksOptions): Promise<Tally> {
  const waiting = [...checks];
  const tally = { passed: 0, failed: 0, skipped: 0 };
  async function work(): Promise<void> {
    for (let check = waiting.shift(); check !== undefined && !signal.aborted; check = waiting.shift()) {
      const startedAt = performance.now();
      const findings = await findingsOf(check, signal);
      if (signal.aborted) return;
      print(check, findings, performance.now() - startedAt);
      tally.passed += findings.passed;
      tally.failed += findings.failed;
      tally.skipped += findings.skipped.length;
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work));
  return tally;
}

async function findingsOf(check: Check, signal: AbortSignal): Promise<Findings> {
  try {
    return await check.run(signal);
  } catch (error) {
    return { passed: 0, failed: 1, skipped: [], report: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function print(check: Check, { passed, failed, skipped, report }: Findings, durationMs: number): void {
  const mark = failed > 0 ? styleText('red', '✗') : styleText('green', '✓');
  const count = passed + failed > 1 ? ` ${failed > 0 ? `${failed} of ${passed + failed} failed` : passed}` : '';
  console.log(`${mark} ${check.name}${styleText('dim', `${count}  ${(durationMs / 1000).toFixed(1)} s`)}`);
  for (const what of skipped) console.log(styleText('yellow', `  skipped: ${what}`));
  if (failed > 0) console.log(`\n${indent(report.trimEnd())}\n`);
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
