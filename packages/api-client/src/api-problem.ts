/** One culprit among what was sent: a JSON Pointer (RFC 6901) into the body, or the name of a parameter or header. */
export interface ProblemError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** What the API refused with (RFC 9457). `message` says what to do; programs go by `code`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly errors: readonly ProblemError[];
  /** To be given when the problem is reported; empty where the answer came from something else than Seatledger. */
  readonly requestId: string;
  /** Seconds to wait before the next try, where the answer says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, document: Partial<ProblemDocument>, retryAfterSeconds?: number) {
    super(document.detail ?? `The server answered ${status}, and not as Seatledger does.`);
    this.status = status;
    this.code = document.code ?? 'unexpected_answer';
    this.errors = document.errors ?? [];
    this.requestId = document.requestId ?? '';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface ProblemDocument {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly ProblemError[];
  readonly requestId: string;
}

/** The problem that an answer tells of. Reads its body. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const document: unknown = await response.json().catch(() => undefined);
  return new ApiProblem(response.status, isProblemDocument(document) ? document : {}, Number.isNaN(wait) ? undefined : wait);
}

function isProblemDocument(value: unknown): value is ProblemDocument {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'requestId' in value;
}
