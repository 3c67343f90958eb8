import type { SourceColumn } from '../source/source-table.ts';
import type { SourceValue } from '../source/source-value.ts';

/** A name within brackets. */
export function bracketed(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

/**
 * A column as it is asked for: what the driver would round, or give without its zone, the server turns into text; everything else comes as it is.
 */
export function selected({ name, type }: SourceColumn): string {
  const column = bracketed(name);
  switch (type?.name) {
    case 'decimal':
    case 'numeric':
    case 'bigint':
      return `convert(varchar(50), ${column})`;
    case 'money':
    case 'smallmoney':
      return `convert(varchar(50), ${column}, 2)`;
    case 'datetime2':
    case 'datetimeoffset':
    case 'time':
      return `convert(varchar(50), ${column}, 121)`;
    case 'xml':
    case 'sql_variant':
      return `convert(nvarchar(max), ${column})`;
    case 'hierarchyid':
    case 'geometry':
    case 'geography':
      return `convert(varbinary(max), ${column})`;
    default:
      return column;
  }
}

/** What the driver gives, in the texts of sources. */
export function serverValue(value: unknown, { type }: SourceColumn): SourceValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof Uint8Array) return `0x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex').toUpperCase()}`;
  if (value instanceof Date) return dateValue(value, type?.name);
  const text = typeof value === 'string' ? value : String(value);
  return type?.name === 'datetime2' || type?.name === 'datetimeoffset' ? text.replace(' ', 'T').replace(' ', '') : text;
}

function dateValue(date: Date, type: string | undefined): SourceValue {
  const iso = date.toISOString().slice(0, -1);
  return type === 'date' ? iso.slice(0, 10) : iso;
}
