import { once } from 'node:events';
import type { ExitCode } from '../verb.ts';
import { createWholeFile } from '../whole-file.ts';

/** Writes a file that was answered, piece by piece: under this name once it is whole, or to standard output. */
export async function saveAnswer(pieces: ReadableStream<Uint8Array> | undefined, path: string | undefined): Promise<ExitCode> {
  await using file = await createWholeFile(path);
  for await (const piece of pieces ?? []) await (file === undefined ? print(piece) : file.write(piece));
  await file?.finish();
  return 0;
}

async function print(piece: Uint8Array): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}
