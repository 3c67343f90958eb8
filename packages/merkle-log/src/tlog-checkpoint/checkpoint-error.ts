export type CheckpointErrorCode =
  | 'no_final_newline'
  | 'too_few_lines'
  | 'empty_line'
  | 'invalid_character'
  | 'invalid_size'
  | 'size_too_large'
  | 'invalid_root';

/** The text is no checkpoint (c2sp.org/tlog-checkpoint, "Note text"). `line` is 1-based. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  readonly code: CheckpointErrorCode;
  readonly line: number;
  constructor(code: CheckpointErrorCode, line: number, reason: string) {
    super(`Line ${line}: ${reason}`);
    this.code = code;
    this.line = line;
  }
}
