import type { paths } from '@seatledger/api-client';

/** Everything that may be allowed, as the API lists it. */
export type Permission = paths['/v1/roles']['post'] extends {
  requestBody?: { content: { 'application/json': { permissions: (infer Listed)[] } } };
}
  ? Listed
  : never;
