import { isCalendarDate } from '@seatledger/domain/validity/validity.ts';
import { invalidCursor } from '@seatledger/platform/http/cursor.ts';
import type { EndsPage } from './ending-domain-queries.ts';

type After = NonNullable<EndsPage['after']>;

/** Where the next page of a list by ends begins, as a client carries it. */
export function encodeEnd({ until, id }: After): string {
  return Buffer.from(`${until}/${id}`).toString('base64url');
}

/** @throws HttpProblem 400 `invalid_cursor` for what {@link encodeEnd} did not make. */
export function decodeEnd(cursor: string): After {
  const [, until = '', digits = ''] = /^(.{10})\/(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const after = { until, id: Number(digits) };
  if (!isCalendarDate(until) || encodeEnd(after) !== cursor) throw invalidCursor();
  return after;
}
