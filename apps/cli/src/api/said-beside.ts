import { textOf, UsageError, type Arguments, type OptionOfVerb } from '../verb.ts';
import type { Field } from './fields.ts';
import type { Operation } from './operations.ts';

/** What goes with a change that may have to wait for approval. */
export const saidOptions = { title: { type: 'string' }, reason: { type: 'string' }, 'apply-at': { type: 'string' } } as const;

type SaidOption = keyof typeof saidOptions;

/** Those of them that the operation does not take itself, as another thing. */
export function saidOptionsOf({ mayWait }: Operation, fields: readonly Field[]): Readonly<Record<string, OptionOfVerb>> {
  if (!mayWait) return {};
  return Object.fromEntries(Object.entries(saidOptions).filter(([name]) => !fields.some(({ option }) => option === name)));
}

/** The headers that say it. */
export function saidBeside(operation: Operation, fields: readonly Field[], values: Arguments): Readonly<Record<string, string>> {
  const own = Object.keys(saidOptionsOf(operation, fields));
  return headersOf(Object.fromEntries(own.map((name) => [name, textOf(values, name)])));
}

export function headersOf({ title, reason, 'apply-at': applyAt }: Readonly<Partial<Record<SaidOption, string | undefined>>>) {
  return {
    ...(title !== undefined && { 'change-title': encodeURIComponent(title) }),
    ...(reason !== undefined && { 'change-reason': encodeURIComponent(reason) }),
    ...(applyAt !== undefined && { 'change-apply-at': readTime(applyAt) }),
  };
}

/** An instant; a date is the beginning of that day, UTC. */
export function readTime(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime('UTC').toInstant().toString();
    return Temporal.Instant.from(text).toString();
  } catch {
    throw new UsageError('--apply-at takes an instant such as 2027-03-31T06:00:00Z, or a date, whose beginning (UTC) is meant.');
  }
}
