import { familyOf, type SqlType } from '../source/sql-type.ts';
import type { SourceValue } from '../source/source-value.ts';
import type { DateOrder } from '../values/written-date.ts';
import { decodeBinaryDate } from './binary-date.ts';
import { dateText } from './cast-literal.ts';
import type { Literal } from './literal.ts';

/** A literal as a column of its type keeps it, in the texts of sources. What the type does not explain stays as written. */
export function columnValue(literal: Literal, type: SqlType | null, order: DateOrder | null): SourceValue {
  switch (literal.kind) {
    case 'null':
      return null;
    case 'default':
      return { unread: 'DEFAULT' };
    case 'unread':
      return { unread: literal.text };
    case 'date':
      return type?.name === 'date' ? literal.text.slice(0, 10) : literal.text;
    case 'text':
      return type === null ? literal.text : textValue(literal.text, type, order);
    case 'number':
      return type === null ? literal.text : numberValue(literal.text, type);
    case 'binary':
      return type === null ? literal.text : binaryValue(literal.text, type);
  }
}

function textValue(text: string, type: SqlType, order: DateOrder | null): SourceValue {
  switch (familyOf(type)) {
    case 'date':
    case 'datetime':
    case 'time':
      // SQL Server takes an empty text for the first day of 1900.
      return text.trim() === '' ? '1900-01-01T00:00:00' : (dateText(text.trim(), type, order) ?? text);
    case 'bit':
      return bitOfText(text);
    case 'integer':
    case 'decimal':
    case 'float':
    case 'guid':
      return text.trim();
    default:
      return text;
  }
}

function bitOfText(text: string): string {
  const word = text.trim().toLowerCase();
  if (word === 'true') return '1';
  return word === 'false' ? '0' : text;
}

function numberValue(text: string, type: SqlType): SourceValue {
  const family = familyOf(type);
  if (family === 'bit') return Number(text) === 0 ? '0' : '1';
  if (family === 'date' || family === 'datetime') return dayOf(text);
  // 007 is kept as the text 7.
  return family === 'text' && /^-?\d+$/.test(text) ? text.replace(/^(-?)0+(?=\d)/, '$1') : text;
}

const epoch = Date.UTC(1900, 0, 1);

/** A whole number is so many days after the first of 1900. */
function dayOf(text: string): SourceValue {
  const date = new Date(epoch + Number(text) * 86_400_000);
  return /^-?\d{1,7}$/.test(text) && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, -1) : { unread: text };
}

function binaryValue(text: string, type: SqlType): SourceValue {
  switch (familyOf(type)) {
    case 'date':
    case 'datetime':
    case 'time':
      return decodeBinaryDate(text.slice(2), type) ?? { unread: text };
    case 'integer':
      return text.length > 2 && text.length <= 18 ? BigInt.asIntN(text.length > 10 ? 64 : 32, BigInt(text)).toString() : { unread: text };
    case 'bit':
      return /[1-9A-F]/.test(text.slice(2)) ? '1' : '0';
    case 'text':
      return { unread: text };
    default:
      return text;
  }
}
