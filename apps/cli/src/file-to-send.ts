import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';

/** A file whose bytes are read once, as they are wanted. */
export interface FileToSend extends AsyncDisposable {
  readonly name: string;
  readonly bytes: Readable;
}

/** `-` is standard input. */
export async function openFileToSend(path: string): Promise<FileToSend> {
  if (path === '-') return { name: 'standard input', bytes: process.stdin, [Symbol.asyncDispose]: async () => undefined };
  const file = await open(path);
  return { name: basename(path), bytes: file.createReadStream({ autoClose: false }), [Symbol.asyncDispose]: () => file.close() };
}
