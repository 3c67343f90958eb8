import type { SqlType } from '../source/sql-type.ts';

const dayMilliseconds = 86_400_000;
const epochOfDatetime = Date.UTC(1900, 0, 1);
const epochOfDate = new Date('0001-01-01T00:00:00Z').getTime();

/**
 * The date that SQL Server keeps in these bytes, as scripts of Management Studio have it: `CAST(0x0000A4D500000000 AS DateTime)`. Null where they are
 * not of that type. The layouts are those of the types' storage: [MS-TDS] 2.2.5.5.1.8 has the same, in another order for `datetime`.
 */
export function decodeBinaryDate(hex: string, type: SqlType): string | null {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  switch (type.name) {
    case 'datetime':
      return bytes.length === 8 ? decodeDatetime(new DataView(bytes.buffer)) : null;
    case 'smalldatetime':
      return bytes.length === 4 ? decodeSmalldatetime(new DataView(bytes.buffer)) : null;
    case 'date':
      return bytes.length === 3 || (bytes.length === 4 && bytes[3] === 0) ? decodeDate(bytes) : null;
    case 'time':
      return decodeScaled(bytes, 0, (time) => time);
    case 'datetime2':
      return decodeScaled(bytes, 3, (time, rest) => joined(decodeDate(rest), time));
    case 'datetimeoffset':
      return decodeScaled(bytes, 5, decodeOffset);
    default:
      return null;
  }
}

/** Days since 1900 and three-hundredths of a second, big-endian. */
function decodeDatetime(view: DataView): string | null {
  const ticks = view.getUint32(4);
  if (ticks >= 300 * 86_400) return null;
  const milliseconds = Math.round((ticks * 10) / 3);
  return isoOf(epochOfDatetime + view.getInt32(0) * dayMilliseconds + milliseconds);
}

/** Days since 1900 and minutes. */
function decodeSmalldatetime(view: DataView): string | null {
  const minutes = view.getUint16(2);
  return minutes >= 1_440 ? null : isoOf(epochOfDatetime + view.getUint16(0) * dayMilliseconds + minutes * 60_000);
}

/** Days since the year 1, little-endian. */
function decodeDate(bytes: Uint8Array): string | null {
  const days = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
  return isoOf(epochOfDate + days * dayMilliseconds)?.slice(0, 10) ?? null;
}

/** The scale, the time of day in units of it, and `restLength` bytes. */
function decodeScaled(bytes: Uint8Array, restLength: number, finish: (time: string, rest: Uint8Array) => string | null): string | null {
  const scale = bytes[0] ?? 8;
  if (scale > 7) return null;
  const timeLength = scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  if (bytes.length !== 1 + timeLength + restLength) return null;
  const units = bytes.subarray(1, 1 + timeLength).reduceRight((sum, byte) => sum * 256 + byte, 0);
  const time = timeOfDay(units, scale);
  return time === null ? null : finish(time, bytes.subarray(1 + timeLength));
}

function timeOfDay(units: number, scale: number): string | null {
  const perSecond = 10 ** scale;
  const seconds = Math.floor(units / perSecond);
  if (seconds >= 86_400) return null;
  const whole = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return scale === 0 ? whole : `${whole}.${String(units % perSecond).padStart(scale, '0')}`;
}

/** Kept in UTC, with the minutes between that and the clock of whoever wrote it. */
function decodeOffset(time: string, rest: Uint8Array): string | null {
  const date = decodeDate(rest);
  const minutes = ((((rest[3] ?? 0) | ((rest[4] ?? 0) << 8)) << 16) >> 16) as number;
  if (date === null || Math.abs(minutes) > 14 * 60) return null;
  const [, fraction = ''] = time.split('.');
  const local = isoOf(Date.parse(`${date}T${time.slice(0, 8)}Z`) + minutes * 60_000);
  if (local === null) return null;
  const sign = minutes < 0 ? '-' : '+';
  const [hours, rests] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0'));
  return `${local.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}${sign}${hours}:${rests}`;
}

function joined(date: string | null, time: string): string | null {
  return date === null ? null : `${date}T${time}`;
}

/** Years 1 to 9999, without a zone. */
function isoOf(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : date.toISOString().slice(0, -1);
}
