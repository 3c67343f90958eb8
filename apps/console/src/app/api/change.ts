import { bodyOf } from '@seatledger/api-client';
import type { ChangeRequest } from './shapes.ts';

/** What a change came to: it is done, or waits for somebody's approval as a request. */
export type Changed<Value> =
  | { readonly status: 'done'; readonly value: Value }
  | { readonly status: 'waiting'; readonly request: ChangeRequest };

/** `await changedBy(api.client.PATCH('/v1/customers/{id}', …))`: tells 200, 201 and 204 from 202. */
export async function changedBy<Body>(
  answer: Promise<{ readonly data?: Body; readonly response: Response }>,
): Promise<Changed<Exclude<Body, ChangeRequest>>> {
  const { response } = await answer;
  const body = await bodyOf(answer);
  if (response.status === 202) return { status: 'waiting', request: body as unknown as ChangeRequest };
  return { status: 'done', value: body as Exclude<Body, ChangeRequest> };
}
