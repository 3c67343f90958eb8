import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { CsvError } from './csv-error.ts';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Text of a piece of a file. `broken`: what follows the text is not in the encoding of what came before. */
export interface DecodedText {
  readonly text: string;
  readonly broken: boolean;
}

export interface Decoder {
  /** As known so far: a file that begins with plain ASCII is called utf-8 until a byte says otherwise. */
  readonly encoding: CsvEncoding;
  decode(bytes: Uint8Array, last: boolean): DecodedText;
}

/** Chooses by byte order mark, then by where the zero bytes of the first piece are. Throws `empty` and `binary`. */
export function createDecoder(head: Uint8Array): { readonly decoder: Decoder; readonly markLength: number } {
  if (head.length === 0) throw emptyFile();
  refuseKnownBinary(head);
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { decoder: createUtf8Decoder(true), markLength: 3 };
  if (startsWith(head, [0xff, 0xfe])) return { decoder: createUtf16Decoder('utf-16le'), markLength: 2 };
  if (startsWith(head, [0xfe, 0xff])) return { decoder: createUtf16Decoder('utf-16be'), markLength: 2 };
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== undefined) return { decoder: createUtf16Decoder(unmarked), markLength: 0 };
  refuseControlCharacters(head);
  return { decoder: createUtf8Decoder(false), markLength: 0 };
}

export function emptyFile(): CsvError {
  return new CsvError('empty', 'The file is empty: send a list with a line of column names.');
}

export function notText(line: number): CsvError {
  return new CsvError('binary', 'This is not a text file: open it in the program that made it and save it as CSV (UTF-8).', line);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);
}

const workbookDetail = 'This is an Excel workbook or another archive, not a CSV file: open it and save it as CSV (UTF-8).';

const signatures: readonly { readonly bytes: readonly number[]; readonly detail: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], detail: workbookDetail },
  { bytes: [0x50, 0x4b, 0x05, 0x06], detail: workbookDetail },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], detail: 'This is an old Excel workbook (.xls), not a CSV file: open it and save it as CSV (UTF-8).' },
  { bytes: [0x25, 0x50, 0x44, 0x46], detail: 'This is a PDF, not a CSV file: ask for the list as CSV.' },
  { bytes: [0x1f, 0x8b], detail: 'This file is compressed (gzip): unpack it first.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], detail: 'This is an image, not a CSV file: ask for the list as CSV.' },
  { bytes: [0xff, 0xd8, 0xff], detail: 'This is an image, not a CSV file: ask for the list as CSV.' },
  { bytes: [0x47, 0x49, 0x46, 0x38], detail: 'This is an image, not a CSV file: ask for the list as CSV.' },
];

function refuseKnownBinary(head: Uint8Array): void {
  const known = signatures.find((signature) => startsWith(head, signature.bytes));
  if (known !== undefined) throw new CsvError('binary', known.detail, 1);
}

const mostControlCharacters = 0.01;

/** A few stray ones come along with names; bytes that are no text have one in ten. */
function refuseControlCharacters(head: Uint8Array): void {
  const count = head.reduce((sum, byte) => (isControlCharacter(byte) ? sum + 1 : sum), 0);
  if (count > head.length * mostControlCharacters) throw notText(1);
}

/** Other than tab, the line ends, vertical tab, form feed and the end-of-file sign of DOS. */
function isControlCharacter(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x1a && (byte < 0x09 || byte > 0x0d));
}

const sampleLength = 2_048;

/** Text of European languages in UTF-16 has a zero in most pairs, always on the same side. */
function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(head.length, sampleLength) & ~1;
  const zeros = [0, 0];
  for (let index = 0; index < length; index += 1) if (head[index] === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = length * 0.2;
  const few = length * 0.02;
  if (odd > many && even <= few) return 'utf-16le';
  return even > many && odd <= few ? 'utf-16be' : undefined;
}

/** UTF-8, or Windows-1252 from the first byte that cannot be UTF-8, provided that all before it was plain ASCII. */
function createUtf8Decoder(marked: boolean): Decoder {
  let seen: 'ascii' | 'utf-8' | 'windows-1252' = marked ? 'utf-8' : 'ascii';
  let carry: Uint8Array = new Uint8Array(0);
  const windows1252 = new TextDecoder('windows-1252');

  function decode(piece: Uint8Array, last: boolean): DecodedText {
    const bytes = joined(carry, piece);
    const length = last ? bytes.length : completeUtf8Length(bytes);
    const whole = bytes.subarray(0, length);
    carry = Buffer.from(bytes.subarray(length));
    if (seen !== 'windows-1252') {
      if (isAscii(whole)) return { text: whole.toString('latin1'), broken: false };
      if (isUtf8(whole)) {
        seen = 'utf-8';
        return { text: whole.toString('utf8'), broken: false };
      }
      const valid = whole.subarray(0, validUtf8Length(whole));
      if (seen === 'utf-8' || !isAscii(valid)) return { text: valid.toString('utf8'), broken: true };
      seen = 'windows-1252';
    }
    return { text: windows1252.decode(whole), broken: false };
  }

  return {
    decode,
    get encoding() {
      return seen === 'windows-1252' ? 'windows-1252' : 'utf-8';
    },
  };
}

function joined(carry: Uint8Array, piece: Uint8Array): Buffer {
  if (carry.length > 0) return Buffer.concat([carry, piece]);
  return Buffer.from(piece.buffer, piece.byteOffset, piece.length);
}

/** The length without a multi-byte sequence that the end of the bytes cuts off. */
function completeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}

/** The length of the longest valid beginning, found by halving: each trial is one pass of a native check. */
function validUtf8Length(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >>> 1;
    const trial = bytes.subarray(0, middle);
    if (isUtf8(trial.subarray(0, completeUtf8Length(trial)))) valid = middle;
    else invalid = middle;
  }
  return completeUtf8Length(bytes.subarray(0, valid));
}

function createUtf16Decoder(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  let carry: Uint8Array = new Uint8Array(0);

  function decode(piece: Uint8Array, last: boolean): DecodedText {
    const bytes = joined(carry, piece);
    const length = last ? bytes.length & ~1 : completeUtf16Length(bytes, encoding);
    carry = Buffer.from(bytes.subarray(length));
    const whole = bytes.subarray(0, length);
    const text = (encoding === 'utf-16le' ? whole : Buffer.from(whole).swap16()).toString('utf16le');
    if (text.isWellFormed()) return { text, broken: last && carry.length > 0 };
    return { text: text.slice(0, loneSurrogateAt(text)), broken: true };
  }

  return { encoding, decode };
}

/** Whole pairs of bytes, without the first half of a surrogate pair at the end. */
function completeUtf16Length(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const length = bytes.length & ~1;
  const high = bytes[encoding === 'utf-16le' ? length - 1 : length - 2] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? length - 2 : length;
}

function loneSurrogateAt(text: string): number {
  return text.search(/\p{Surrogate}/u);
}
