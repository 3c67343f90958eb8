/** A note or key is not of the form of c2sp.org/signed-note. `line` is 1-based; null where it is about none. No key material in the message. */
export class NoteError extends Error {
  override readonly name = 'NoteError';
  readonly code: 'malformed_note' | 'malformed_key' | 'invalid_name' | 'key_id_mismatch' | 'unsupported_type' | 'ambiguous_key';
  readonly line: number | null;
  constructor(code: NoteError['code'], message: string, line: number | null = null) {
    super(line === null ? message : `Line ${line}: ${message}`);
    this.code = code;
    this.line = line;
  }
}
