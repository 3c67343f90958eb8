import { HttpProblem } from './http-problem.ts';

/** Where the next page of a list begins, as a client carries it: it means nothing to anybody but us. */
export function encodeCursor(afterId: number): string {
  return Buffer.from(String(afterId)).toString('base64url');
}

/** The id after which the page begins. @throws HttpProblem 400 `invalid_cursor` for what {@link encodeCursor} did not make. */
export function decodeCursor(cursor: string): number {
  const afterId = Number(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (isId(afterId) && encodeCursor(afterId) === cursor) return afterId;
  throw invalidCursor();
}

/** The same for a list in the order of two ids, such as users by their domains. */
export function encodePairCursor(after: readonly [number, number]): string {
  return Buffer.from(after.join(' ')).toString('base64url');
}

/** @throws HttpProblem 400 `invalid_cursor` for what {@link encodePairCursor} did not make. */
export function decodePairCursor(cursor: string): readonly [number, number] {
  const [first = 0, second = 0] = Buffer.from(cursor, 'base64url').toString('latin1').split(' ').map(Number);
  if (isId(first) && isId(second) && encodePairCursor([first, second]) === cursor) return [first, second];
  throw invalidCursor();
}

function isId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0;
}

export function invalidCursor(): HttpProblem {
  return new HttpProblem({
    status: 400,
    code: 'invalid_cursor',
    title: 'Invalid cursor',
    detail: 'Give the nextCursor of the page before, unchanged, or leave the cursor out to begin anew.',
  });
}
