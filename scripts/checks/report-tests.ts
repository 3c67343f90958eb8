import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** What a test file reports while it runs, one JSON value a line. `name` holds those of the suites around a test. */
export type TestReport =
  | { readonly kind: 'begun' | 'ended'; readonly name: string }
  | { readonly kind: 'passed'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly error: string }
  | { readonly kind: 'skipped'; readonly name: string; readonly reason: string }
  | { readonly kind: 'remark'; readonly message: string }
  | { readonly kind: 'finished' };

/** A reporter for `node --test-reporter`. Suites and tests that only contain others are not reported, unless they fail by themselves. */
export default async function* reportTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const names: string[] = [];
  for await (const event of events) {
    if (event.type === 'test:start') names.splice(event.data.nesting, Infinity, event.data.name);
    const report = reportOf(event, names);
    if (report !== undefined) yield `${JSON.stringify(report)}\n`;
  }
}

function reportOf(event: TestEvent, names: readonly string[]): TestReport | undefined {
  switch (event.type) {
    case 'test:dequeue':
      return { kind: 'begun', name: event.data.name };
    case 'test:complete':
      return { kind: 'ended', name: event.data.name };
    case 'test:pass':
    case 'test:fail':
      return reportOfResult(event, [...names.slice(0, event.data.nesting), event.data.name].join(' › '));
    case 'test:diagnostic':
      // So it tells what failed after its test had ended.
      return event.data.message.startsWith('Error: ') ? { kind: 'remark', message: event.data.message } : undefined;
    case 'test:summary':
      return { kind: 'finished' };
    default:
      return undefined;
  }
}

function reportOfResult(event: Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>, name: string): TestReport | undefined {
  const { skip, todo } = event.data;
  if (skip !== undefined && skip !== false) return { kind: 'skipped', name, reason: typeof skip === 'string' ? skip : '' };
  if (todo !== undefined && todo !== false) return { kind: 'skipped', name, reason: typeof todo === 'string' ? `to do: ${todo}` : 'to do' };
  if (event.type === 'test:pass') return event.data.details.type === 'suite' ? undefined : { kind: 'passed', name };
  const { error } = event.data.details;
  return onlyBecauseOfSubtests(error) ? undefined : { kind: 'failed', name, error: describe(error.cause ?? error) };
}

function onlyBecauseOfSubtests(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

/** An assertion's message already holds what was expected; of other errors every property may help. */
function describe(error: unknown): string {
  if (typeof error === 'string') return error;
  const text = error instanceof Error && error.name === 'AssertionError' ? (error.stack ?? error.message) : inspect(error);
  return text.replaceAll(/^ +at .*\(?node:.*\n?/gm, '');
}
