import { familyOf, type SqlType } from '../source/sql-type.ts';
import { describeWrittenDate, readWrittenDate, type DateOrder, type ReadWrittenDate } from '../values/written-date.ts';
import { decodeBinaryDate } from './binary-date.ts';
import type { Literal } from './literal.ts';

/** The literal as a value of a type; undefined where only a server can tell what comes of it. */
export function castLiteral(literal: Literal, type: SqlType, style: number | undefined): Literal | undefined {
  if (literal.kind === 'null') return literal;
  if (literal.kind === 'default' || literal.kind === 'unread') return undefined;
  switch (familyOf(type)) {
    case 'date':
    case 'datetime':
    case 'time':
      return castToDate(literal, type, style);
    case 'text':
      return literal.kind === 'text' || (literal.kind === 'number' && /^-?\d+$/.test(literal.text))
        ? { ...literal, kind: 'text' }
        : undefined;
    case 'bit':
      return castToBit(literal);
    case 'integer':
      return isNumber(literal) && /^\s*[+-]?\d+\s*$/.test(literal.text) ? { kind: 'number', text: literal.text.trim() } : undefined;
    case 'decimal':
    case 'float':
      return isNumber(literal) ? { kind: 'number', text: literal.text.trim() } : undefined;
    case 'guid':
      return literal.kind === 'text' ? literal : undefined;
    case 'binary':
      return literal.kind === 'binary' ? literal : undefined;
    case 'other':
      return undefined;
  }
}

function isNumber({ kind, text }: Exclude<Literal, { kind: 'null' | 'default' }>): boolean {
  return kind === 'number' || (kind === 'text' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text));
}

/** Every number but nought is 1, as are `true` and nothing else of the texts. */
function castToBit(literal: Exclude<Literal, { kind: 'null' | 'default' }>): Literal | undefined {
  if (literal.kind === 'text' && /^\s*(?:true|false)\s*$/i.test(literal.text)) return bit(literal.text.trim().toLowerCase() === 'true');
  return isNumber(literal) ? bit(Number(literal.text) !== 0) : undefined;
}

function bit(value: boolean): Literal {
  return { kind: 'number', text: value ? '1' : '0' };
}

/** What two numbers and a year mean under the styles of CONVERT; the others have the year first, or the name of the month. */
const orderOfStyle = new Map<number, DateOrder>([
  ...[1, 10, 101, 110].map((style): [number, DateOrder] => [style, 'mdy']),
  ...[3, 4, 5, 103, 104, 105].map((style): [number, DateOrder] => [style, 'dmy']),
  ...[2, 11, 102, 111].map((style): [number, DateOrder] => [style, 'ymd']),
]);

function castToDate(
  literal: Exclude<Literal, { kind: 'null' | 'default' }>,
  type: SqlType,
  style: number | undefined,
): Literal | undefined {
  if (literal.kind === 'date') return literal;
  if (literal.kind === 'binary') {
    const decoded = decodeBinaryDate(literal.text.slice(2), type);
    return decoded === null ? undefined : { kind: 'date', text: decoded };
  }
  if (literal.kind !== 'text') return undefined;
  const text = dateText(literal.text.trim(), type, orderOfStyle.get(style ?? 0) ?? null);
  // As written: a rule of the mapping file says what it means.
  return text === undefined ? literal : { kind: 'date', text };
}

const timeAlone = /^\d{1,2}:\d{2}(?::\d{2}(?:[.:]\d+)?)?$/;

/** A text in the form in which sources give dates; undefined where it can be read in more than one way, or not at all. */
export function dateText(text: string, type: SqlType, order: DateOrder | null): string | undefined {
  if (type.name === 'time') return timeAlone.test(text) ? text : undefined;
  const read = readAs(text, type, order);
  if (!read.ok) return undefined;
  const { date, time, offset } = read.written;
  if (type.name === 'date') return date;
  return describeWrittenDate({ date, time: time ?? '00:00:00', offset: type.name === 'datetimeoffset' ? (offset ?? '+00:00') : offset });
}

const dashedDay = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!T)(?=$|\s)/;

/** `2027-03-04` has the day in the middle where the day comes before the month, for the old types `datetime` and `smalldatetime` alone. */
function readAs(text: string, type: SqlType, order: DateOrder | null): ReadWrittenDate {
  const swaps = order === 'dmy' && (type.name === 'datetime' || type.name === 'smalldatetime');
  return readWrittenDate(swaps ? text.replace(dashedDay, '$1-$3-$2') : text, order);
}
