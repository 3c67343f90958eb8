/** The embedded PostgreSQL cannot be used. The message is a sentence for the operator. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: 'already_running' | 'not_installed' | 'unsafe_folder' | 'start_failed';
  constructor(code: EmbeddedPostgresError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
