import type { DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql } from 'kysely';

// Letters with a backslash before them mean something else to PostgreSQL, or nothing.
const special = /[$()*+.?[\\\]^{|}]/g;

/** Whether a text holds one of the addresses, and not just as a part of a longer one. */
export function mentions(column: ReturnType<typeof sql>, { emails }: DataSubject) {
  const patterns = emails.map((email) => String.raw`(^|[^a-z0-9._%+-])${email.replaceAll(special, String.raw`\$&`)}\.?($|[^a-z0-9.-])`);
  return sql<boolean>`lower(${column}) ~ any(${patterns}::text[])`;
}
