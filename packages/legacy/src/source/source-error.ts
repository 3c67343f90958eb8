export type SourceErrorCode =
  | 'not_found'
  | 'not_a_script'
  | 'unreadable_encoding'
  | 'unclosed_literal'
  | 'statement_too_long'
  | 'no_tables'
  | 'unknown_table'
  | 'unreadable_file'
  | 'cannot_connect'
  | 'login_failed'
  | 'not_allowed'
  | 'timed_out'
  | 'interrupted';

/** The source cannot be read (any further). The message is a sentence that says what to do; `line` is 1-based. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;
  readonly file: string | undefined;
  readonly line: number | undefined;
  constructor(
    code: SourceErrorCode,
    detail: string,
    place: { readonly file?: string | undefined; readonly line?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(detail, { cause: place.cause });
    this.code = code;
    this.file = place.file;
    this.line = place.line;
  }
}

/** `monolith.sql, line 214: …`; the name of the file is left out where the message has it. */
export function describeSourceError({ file, line, message }: SourceError): string {
  const place = [file !== undefined && !message.includes(file) ? file : '', line === undefined ? '' : `line ${line}`].filter(
    (part) => part !== '',
  );
  return place.length === 0 ? message : `${place.join(', ')}: ${message}`;
}
