/** One culprit among what was sent: a JSON Pointer (RFC 6901) into the body. */
export interface ErrorDetail {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/**
 * What the client itself finds wrong; every other code is that of the problem document that the server answered.
 * - `unreachable`, `timeout`: no answer; `unexpected_answer`: one that is not Seatledger's;
 * - `token_unavailable`: the function given as `token` failed;
 * - `untrusted_document`: a signed licence that does not prove what it says;
 * - `unsupported`: this platform does not verify Ed25519 signatures, so that signed licences are not accepted here;
 * - `file_unavailable`: the licence file cannot be read; `storage_failed`: what was to be kept or read could not be; `uses_lost`: what was used could not be told;
 * - `closed`: the client was asked after `close()`.
 */
export type ClientErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'unexpected_answer'
  | 'token_unavailable'
  | 'untrusted_document'
  | 'unsupported'
  | 'file_unavailable'
  | 'storage_failed'
  | 'uses_lost'
  | 'closed';

export interface LicenceErrorOptions {
  readonly status?: number | undefined;
  readonly errors?: readonly ErrorDetail[] | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Whatever went wrong. Programs go by `code`, which does not change; `message` says what to do. */
export class LicenceError extends Error {
  override readonly name = 'LicenceError';
  readonly code: string;
  /** Of HTTP; 0 where there was no answer. */
  readonly status: number;
  readonly errors: readonly ErrorDetail[];
  /** To be given when the problem is reported; empty where the server did not answer. */
  readonly requestId: string;
  /** How long the server asks to be left alone; undefined where it says nothing. */
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, { status = 0, errors = [], requestId = '', retryAfterMs, cause }: LicenceErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.errors = errors;
    this.requestId = requestId;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the server may well answer later, the same question: what counts as an outage. */
  get isOutage(): boolean {
    return outageCodes.has(this.code) || this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

const outageCodes = new Set(['unreachable', 'timeout', 'unexpected_answer', 'token_unavailable'] satisfies ClientErrorCode[] as string[]);

export function asLicenceError(error: unknown, code: ClientErrorCode, message: string): LicenceError {
  return error instanceof LicenceError ? error : new LicenceError(code, message, { cause: error });
}
