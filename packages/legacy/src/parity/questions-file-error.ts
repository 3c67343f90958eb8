/** A file of recorded questions cannot be read; the message names file and line, and says what to write. Nothing of a line is repeated. */
export class QuestionsFileError extends Error {
  override readonly name = 'QuestionsFileError';
  readonly code = 'invalid_questions_file';
  constructor(file: string, line: number, detail: string) {
    super(`${file}, line ${line}: ${detail}`);
  }
}
