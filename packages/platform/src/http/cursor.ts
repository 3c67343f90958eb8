import { HttpProblem } from './http-problem.ts';

/** Where the next page of a list begins, as a client carries it: it means nothing to anybody but us. */
export function encodeCursor(afterId: number): string {
  return Buffer.from(String(afterId)).toString('base64url');
}

/** The id after which the page begins. @throws HttpProblem 400 `invalid_cursor` for what {@link encodeCursor} did not make. */
export function decodeCursor(cursor: string): number {
  const afterId = Number(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (Number.isSafeInteger(afterId) && afterId > 0 && encodeCursor(afterId) === cursor) return afterId;
  throw invalidCursor();
}

export function invalidCursor(): HttpProblem {
  return new HttpProblem({
    status: 400,
    code: 'invalid_cursor',
    title: 'Invalid cursor',
    detail: 'Give the nextCursor of the page before, unchanged, or leave the cursor out to begin anew.',
  });
}
