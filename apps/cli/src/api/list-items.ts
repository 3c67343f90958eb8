import type { ApiClient } from '@seatledger/api-client';
import { textOf, UsageError, type Arguments } from '../verb.ts';
import { callOperation } from './call-operation.ts';
import type { Field } from './fields.ts';
import type { Operation } from './operations.ts';

export interface ListedItems {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

const defaultLimit = 50;
const pageLimit = 200;

/** The items of a list, page after page: all of them, or as many as were asked for. */
export async function listItems(
  client: ApiClient,
  operation: Operation,
  fields: readonly Field[],
  values: Arguments,
): Promise<ListedItems> {
  const limit = values['all'] === true ? Infinity : readLimit(textOf(values, 'limit'));
  const isPaged = operation.parameters.some(({ name }) => name === 'cursor');
  const items: Readonly<Record<string, unknown>>[] = [];
  for (let cursor: string | null = ''; ;) {
    const page = isPaged ? { limit: String(Math.min(limit - items.length, pageLimit)), ...(cursor !== '' && { cursor }) } : {};
    const { data } = await callOperation(client, operation, [...fields, ...pageFields], { ...values, limit: undefined, ...page });
    const answer = data as { readonly items: typeof items; readonly nextCursor?: string | null };
    items.push(...answer.items);
    cursor = answer.nextCursor ?? null;
    if (cursor === null || items.length >= limit) return { items, more: cursor !== null };
  }
}

const pageFields: readonly Field[] = [
  { option: 'limit', place: 'query', path: ['limit'], schema: { type: 'integer' }, required: false, names: undefined },
  { option: 'cursor', place: 'query', path: ['cursor'], schema: { type: 'string' }, required: false, names: undefined },
];

function readLimit(text: string | undefined): number {
  if (text === undefined) return defaultLimit;
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new UsageError('--limit takes a whole number above 0; --all lists everything.');
}
