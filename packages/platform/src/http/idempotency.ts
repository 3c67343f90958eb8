import { createHash } from 'node:crypto';
import { HttpProblem } from './http-problem.ts';

/** SHA-256 of what a request asks for: two requests under one Idempotency-Key must be the same one. */
export function requestHash(request: { readonly method: string; readonly url: string; readonly body: unknown }): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.url, request.body ?? null]))
    .digest();
}

export function idempotencyKeyReused(): HttpProblem {
  return new HttpProblem({
    status: 422,
    code: 'idempotency_key_reused',
    title: 'Idempotency key reused',
    detail: 'Another request was made under this Idempotency-Key; make a new key for every new request.',
  });
}
