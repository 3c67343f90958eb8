import type { DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type RawBuilder } from 'kysely';

// Letters with a backslash before them mean something else to PostgreSQL, or nothing.
const special = /[$()*+.?[\\\]^{|}]/g;

const literally = (text: string): string => text.replaceAll(special, String.raw`\$&`);
const before = '(^|[^a-z0-9._%+-])';
const after = String.raw`\.?($|[^a-z0-9.-])`;

/** Whether a text holds one of the addresses, and not just as a part of a longer one. */
export function mentions(column: RawBuilder<unknown>, { emails }: DataSubject) {
  const patterns = emails.map((email) => `${before}${literally(email)}${after}`);
  return sql<boolean>`lower(${column}) ~ any(${patterns}::text[])`;
}

/** The text without the addresses that {@link mentions} finds in it. */
export function withoutMentions(column: RawBuilder<unknown>, { emails }: DataSubject): RawBuilder<unknown> {
  return emails.reduce<RawBuilder<unknown>>((text, email) => {
    const pattern = `${before}${literally(email)}(?=${after})`;
    return sql`regexp_replace(${text}, ${pattern}, ${String.raw`\1erased`}, 'gi')`;
  }, column);
}
