/**
 * A value as the old database has it, as text, the same from every kind of source:
 *
 * | type | text |
 * |---|---|
 * | whole numbers, `decimal`, `money`, `float` | `-17`, `12.50`, `1.5E-3`: digits as written, without `+`, currency sign and spaces |
 * | `bit` | `1`, `0` |
 * | `date` | `2027-03-31` |
 * | `datetime`, `datetime2`, `smalldatetime` | `2027-03-31T00:00:00.000`, no zone: as on the clock of whoever wrote it |
 * | `datetimeoffset` | `2027-03-31T00:00:00.0000000+02:00` |
 * | `time` | `23:59:59.997` |
 * | `uniqueidentifier` | as written |
 * | binary | `0x` and hexadecimal digits, upper-case |
 * | texts, and dates written in other ways | as written |
 *
 * null is SQL's NULL. What is an expression that only a server can work out is {@link Unread}.
 */
export type SourceValue = string | null | Unread;

/** What is written in place of a value and is none: `GETDATE()`, `@id`. */
export interface Unread {
  readonly unread: string;
}

export function isUnread(value: SourceValue): value is Unread {
  return typeof value === 'object' && value !== null;
}
