export type CsvErrorCode =
  | 'empty'
  | 'binary'
  | 'too_many_columns'
  | 'unreadable_encoding'
  | 'unclosed_quote'
  | 'row_too_long'
  | 'no_header';

/** The file cannot be read as a whole. The message is one sentence for the person who sent it; `line` is 1-based. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly code: CsvErrorCode;
  readonly line: number | undefined;
  constructor(code: CsvErrorCode, detail: string, line?: number) {
    super(detail);
    this.code = code;
    this.line = line;
  }
}

export function describeCsvError({ line, message }: CsvError): string {
  return line === undefined ? message : `Line ${line}: ${message}`;
}
