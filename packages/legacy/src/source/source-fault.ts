import { SourceError } from './source-error.ts';

const fileFaults: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder',
  EACCES: 'The file may not be read',
  EISDIR: 'This is a folder, not a file',
};

/** What goes wrong with a file, in a sentence; anything else as it is. */
export function sourceFault(error: unknown, path: string): Error {
  const { code } = error as NodeJS.ErrnoException;
  const sentence = fileFaults[code ?? ''];
  if (sentence !== undefined) return new SourceError('not_found', `${sentence}: ${path}`, { file: path, cause: error });
  return error instanceof Error ? error : new Error(String(error));
}
