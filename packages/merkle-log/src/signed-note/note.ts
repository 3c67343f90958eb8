import { decodeBase64 } from './base64.ts';
import { isKeyName } from './key-name.ts';
import { NoteError } from './note-error.ts';

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  /** What follows the key id: 64 bytes for Ed25519. */
  readonly bytes: Uint8Array;
}

/** `text` ends in a newline, the one before the blank line included (c2sp.org/signed-note, "Format"). */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const maxSignatures = 100;
const maxNoteLength = 1_000_000;
const keyIdLength = 4;

export function formatNote({ text, signatures }: Note): string {
  requireText(text);
  return `${text}\n${signatures.map(formatSignature).join('')}`;
}

function formatSignature({ name, keyId, bytes }: NoteSignature): string {
  const data = new Uint8Array(keyIdLength + bytes.length);
  data.set(Uint8Array.fromHex(keyId));
  data.set(bytes, keyIdLength);
  return `— ${name} ${data.toBase64()}\n`;
}

export function parseNote(note: string | Uint8Array): Note {
  const whole = typeof note === 'string' ? note : decodeUtf8(note);
  if (whole.length > maxNoteLength) throw new NoteError('malformed_note', `A note has at most ${maxNoteLength} characters.`);
  const split = whole.lastIndexOf('\n\n');
  if (split === -1 || !whole.endsWith('\n'))
    throw new NoteError('malformed_note', 'A note is a text, a blank line and signature lines, each with its newline.');
  const text = whole.slice(0, split + 1);
  requireText(text);
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > maxSignatures) throw new NoteError('malformed_note', `A note has at most ${maxSignatures} signatures.`);
  const firstLine = text.split('\n').length + 1;
  return { text, signatures: lines.map((line, index) => parseSignature(line, firstLine + index)) };
}

function parseSignature(line: string, number: number): NoteSignature {
  const [, name = '', data = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = decodeBase64(data);
  if (!isKeyName(name) || bytes === null || bytes.length <= keyIdLength)
    throw new NoteError('malformed_note', 'A signature line is an em dash, a key name and the base64 of a key id and a signature.', number);
  return { name, keyId: bytes.subarray(0, keyIdLength).toHex(), bytes: bytes.subarray(keyIdLength) };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new NoteError('malformed_note', 'A note is UTF-8.');
    throw error;
  }
}

function requireText(text: string): void {
  if (!text.endsWith('\n')) throw new NoteError('malformed_note', "A note's text ends in a newline.");
  if (!text.isWellFormed()) throw new NoteError('malformed_note', 'A note is well-formed Unicode.');
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) throw new NoteError('malformed_note', 'A note has no control characters but newlines.');
}
