/** Nothing could be verified; the message says what is missing or cannot be read. */
export class VerificationFault extends Error {
  override readonly name = 'VerificationFault';
  readonly code: 'no_key' | 'malformed_key' | 'no_checkpoint' | 'log_not_found' | 'not_served';
  constructor(code: VerificationFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}
