/** How a column goes over the wire, [MS-TDS] 2.2.5.4 and 2.2.5.5. */
export type WireType =
  | 'int'
  | 'smallint'
  | 'bit'
  | 'nvarchar'
  | 'nvarchar(max)'
  | 'varchar'
  | 'ntext'
  | 'datetime'
  | 'smalldatetime'
  | 'date'
  | 'uniqueidentifier'
  | 'varbinary'
  | 'varbinary(max)'
  | 'float';

export interface WireColumn {
  readonly name: string;
  readonly type: WireType;
}

// French_CI_AS, code page 1252.
const collation = Buffer.from([0x0c, 0x04, 0xd0, 0x00, 0x34]);
const dayMs = 86_400_000;

export function typeInfo(type: WireType): Buffer {
  switch (type) {
    case 'int':
      return Buffer.from([0x26, 4]);
    case 'smallint':
      return Buffer.from([0x26, 2]);
    case 'bit':
      return Buffer.from([0x68, 1]);
    case 'float':
      return Buffer.from([0x6d, 8]);
    case 'datetime':
      return Buffer.from([0x6f, 8]);
    case 'smalldatetime':
      return Buffer.from([0x6f, 4]);
    case 'date':
      return Buffer.from([0x28]);
    case 'uniqueidentifier':
      return Buffer.from([0x24, 16]);
    case 'nvarchar':
      return Buffer.concat([Buffer.from([0xe7]), u16(8_000), collation]);
    case 'nvarchar(max)':
      return Buffer.concat([Buffer.from([0xe7]), u16(0xffff), collation]);
    case 'varchar':
      return Buffer.concat([Buffer.from([0xa7]), u16(8_000), collation]);
    case 'varbinary':
      return Buffer.concat([Buffer.from([0xa5]), u16(8_000)]);
    case 'varbinary(max)':
      return Buffer.concat([Buffer.from([0xa5]), u16(0xffff)]);
    case 'ntext':
      return Buffer.concat([Buffer.from([0x63]), u32(0x7ffffffe), collation, Buffer.from([1]), u16(1), Buffer.from('T', 'utf16le')]);
  }
}

export function wireValue(value: unknown, type: WireType): Buffer {
  if (value === null) return nullValue(type);
  switch (type) {
    case 'int':
      return sized(4, (buffer) => buffer.writeInt32LE(Number(value)));
    case 'smallint':
      return sized(2, (buffer) => buffer.writeInt16LE(Number(value)));
    case 'bit':
      return sized(1, (buffer) => buffer.writeUInt8(value === true ? 1 : 0));
    case 'float':
      return sized(8, (buffer) => buffer.writeDoubleLE(Number(value)));
    case 'datetime':
      return sized(8, (buffer) => writeDatetime(buffer, instantOf(value)));
    case 'smalldatetime':
      return sized(4, (buffer) => writeSmalldatetime(buffer, instantOf(value)));
    case 'date':
      return sized(3, (buffer) => buffer.writeUIntLE((instantOf(value) - new Date('0001-01-01T00:00:00Z').getTime()) / dayMs, 0, 3));
    case 'uniqueidentifier':
      return Buffer.concat([Buffer.from([16]), guid(String(value))]);
    case 'nvarchar':
      return short(Buffer.from(String(value), 'utf16le'));
    case 'varchar':
      return short(Buffer.from(String(value), 'latin1'));
    case 'varbinary':
      return short(value as Buffer);
    case 'nvarchar(max)':
      return inChunks(Buffer.from(String(value), 'utf16le'));
    case 'varbinary(max)':
      return inChunks(value as Buffer);
    case 'ntext': {
      const text = Buffer.from(String(value), 'utf16le');
      return Buffer.concat([Buffer.from([16]), Buffer.alloc(16 + 8), u32(text.length), text]);
    }
  }
}

function nullValue(type: WireType): Buffer {
  if (type.endsWith('(max)')) return Buffer.alloc(8, 0xff);
  return type === 'nvarchar' || type === 'varchar' || type === 'varbinary' ? u16(0xffff) : Buffer.from([0]);
}

export function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

export function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function sized(length: number, write: (buffer: Buffer) => unknown): Buffer {
  const buffer = Buffer.alloc(length);
  write(buffer);
  return Buffer.concat([Buffer.from([length]), buffer]);
}

function short(bytes: Buffer): Buffer {
  return Buffer.concat([u16(bytes.length), bytes]);
}

const chunkLength = 1_000;

/** Partially length-prefixed: the length is not said, and the bytes come in pieces. */
function inChunks(bytes: Buffer): Buffer {
  const parts: Uint8Array[] = [Buffer.from([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])];
  for (let at = 0; at < bytes.length; at += chunkLength) {
    const chunk = bytes.subarray(at, at + chunkLength);
    parts.push(u32(chunk.length), chunk);
  }
  return Buffer.concat([...parts, u32(0)]);
}

function instantOf(value: unknown): number {
  return Date.parse(`${String(value)}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/, '$1T00:00:00Z'));
}

function writeDatetime(buffer: Buffer, instant: number): void {
  const since = instant - Date.UTC(1900, 0, 1);
  const days = Math.floor(since / dayMs);
  buffer.writeInt32LE(days, 0);
  buffer.writeUInt32LE(Math.round(((since - days * dayMs) * 3) / 10), 4);
}

function writeSmalldatetime(buffer: Buffer, instant: number): void {
  const minutes = Math.round((instant - Date.UTC(1900, 0, 1)) / 60_000);
  buffer.writeUInt16LE(Math.floor(minutes / 1_440), 0);
  buffer.writeUInt16LE(minutes % 1_440, 2);
}

function guid(text: string): Buffer {
  const [a = '', b = '', c = '', d = '', e = ''] = text.split('-');
  return Buffer.concat([...[a, b, c].map((part) => Buffer.from(Buffer.from(part, 'hex').toReversed())), Buffer.from(d + e, 'hex')]);
}
