import type { ServerResponse } from 'node:http';
import { dataProtection } from './answer-protection.ts';

export interface ProblemError {
  /** JSON Pointer (RFC 6901) to the culprit in the body, or the name of a parameter or header. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A problem document (RFC 9457). `code` is stable and `type` is made from it; `detail` says what to do. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly ProblemError[];
}

export const problemMediaType = 'application/problem+json';

/** The body of a problem document; `requestId` lets an operator find the request in the log. */
export function problemBody(problem: Problem, requestId: string): string {
  const { status, code, title, detail, errors } = problem;
  return JSON.stringify({ type: `urn:seatledger:problem:${code}`, title, status, code, detail, ...(errors && { errors }), requestId });
}

/** Answers with a problem document over plain node:http. */
export function sendProblem(response: ServerResponse, problem: Problem, requestId: string, headers: Record<string, string> = {}): void {
  const body = problemBody(problem, requestId);
  response.writeHead(problem.status, {
    'content-type': problemMediaType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...dataProtection,
    ...headers,
  });
  response.end(body);
}

/** The JSON Pointer (RFC 6901) of a path of member names and indices. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
