import { decodeBase64 } from '../signed-note/base64.ts';
import { type Hash, hashLength } from '../tree/hash.ts';
import { CheckpointError } from './checkpoint-error.ts';

/** The head of a log: what its tree was when it had `size` entries. `extensions` are further lines, opaque and best left out. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  readonly extensions: readonly string[];
}

/** The text to sign (c2sp.org/tlog-checkpoint, "Note text"). Throws a CheckpointError where it could not be parsed again. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = [origin, String(size), root.toBase64(), ...extensions].map((line) => `${line}\n`).join('');
  const parsed = parseCheckpoint(text);
  const asGiven = parsed.origin === origin && parsed.extensions.length === extensions.length;
  if (!asGiven) throw new CheckpointError('invalid_character', 1, 'the origin and the extensions are one line each.');
  return text;
}

export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new CheckpointError('no_final_newline', lines.length + 1, 'the last line ends without a newline.');
  for (const [index, line] of lines.entries()) requireLine(line, index + 1);
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined)
    throw new CheckpointError('too_few_lines', lines.length + 1, 'there have to be an origin, a size and a root hash.');
  return { origin, size: parseSize(size), root: parseRoot(root), extensions };
}

function requireLine(line: string, number: number): void {
  if (line === '') throw new CheckpointError('empty_line', number, 'no line may be empty.');
  if (!line.isWellFormed() || /[\u0000-\u001f]/.test(line))
    throw new CheckpointError('invalid_character', number, 'control characters and broken Unicode are not allowed.');
}

function parseSize(text: string): number {
  if (!/^(0|[1-9][0-9]*)$/.test(text)) throw new CheckpointError('invalid_size', 2, 'the size is a decimal number without leading zeros.');
  const size = Number(text);
  if (!Number.isSafeInteger(size)) throw new CheckpointError('size_too_large', 2, `the size is at most ${Number.MAX_SAFE_INTEGER}.`);
  return size;
}

function parseRoot(text: string): Hash {
  const root = decodeBase64(text);
  if (root?.length !== hashLength) throw new CheckpointError('invalid_root', 3, `the root hash is the base64 of ${hashLength} bytes.`);
  return root;
}
