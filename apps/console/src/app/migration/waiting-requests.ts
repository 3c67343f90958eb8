import { bodyOf, type ApiClient } from '@seatledger/api-client';
import type { ChangeRequest } from '../api/shapes.ts';

interface Sought {
  /** Of commands: `migration.apply`. */
  readonly kinds: readonly string[];
  /** Of the thing that they are about. */
  readonly subject: string;
}

/** Requests that wait to be approved or applied, by the id of what they are about. */
export async function findWaiting(
  client: ApiClient,
  { kinds, subject }: Sought,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ChangeRequest>> {
  const { items } = await bodyOf(client.GET('/v1/change-requests', { params: { query: { open: 'true', limit: 200 } }, signal }));
  const waiting = items.filter((request) => request.state !== 'draft' && request.kinds.some((kind) => kinds.includes(kind)));
  const found = new Map<string, ChangeRequest>();
  for (const request of waiting.toReversed()) {
    const params = { path: { id: request.id }, query: { limit: 200 } };
    const commands = await bodyOf(client.GET('/v1/change-requests/{id}/commands', { params, signal }));
    for (const { subject: of } of commands.items) if (of?.kind === subject) found.set(of.id, request);
  }
  return found;
}
