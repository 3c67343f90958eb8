import { bodyOf, type ApiClient } from '@seatledger/api-client';
import { versionedOf } from '../../api/api.ts';
import type { Answer, ChangeRequest } from '../../api/shapes.ts';
import { language } from '../../words/locale.ts';

export type Approval = Answer<'/v1/change-requests/{id}/approvals', 'get'>['items'][number];
export type Step = Answer<'/v1/change-requests/{id}/steps', 'get'>['items'][number];
export type Comment = Answer<'/v1/change-requests/{id}/comments', 'get'>['items'][number];

/** Everything that there is to know of a request, besides its difference. */
export interface RequestCase {
  readonly request: ChangeRequest;
  /** Of the version that was read. */
  readonly etag: string;
  /** What it does, in a sentence: that of its one command, or the sum of many. */
  readonly sentence: string;
  readonly approvals: readonly Approval[];
  readonly steps: readonly Step[];
  readonly comments: readonly Comment[];
  /** What waits for an approval that one may give; the newest first. */
  readonly waiting: readonly ChangeRequest[];
  /** Whether these are all. */
  readonly isWaitingWhole: boolean;
}

export async function readCase(client: ApiClient, id: string, signal: AbortSignal): Promise<RequestCase> {
  const path = { id };
  const waitingQuery = { toApprove: 'true', limit: 200 } as const;
  const [{ value: request, etag }, approvals, steps, comments, waiting] = await Promise.all([
    versionedOf(client.GET('/v1/change-requests/{id}', { params: { path }, signal })),
    bodyOf(client.GET('/v1/change-requests/{id}/approvals', { params: { path }, signal })),
    allOf((query) => bodyOf(client.GET('/v1/change-requests/{id}/steps', { params: { path, query }, signal }))),
    allOf((query) => bodyOf(client.GET('/v1/change-requests/{id}/comments', { params: { path, query }, signal }))),
    bodyOf(client.GET('/v1/change-requests', { params: { query: waitingQuery }, signal })),
  ]);
  return {
    request,
    etag,
    sentence: await sentenceOf(client, request, signal),
    approvals: approvals.items,
    steps,
    comments,
    waiting: waiting.items,
    isWaitingWhole: waiting.nextCursor === null,
  };
}

async function sentenceOf(client: ApiClient, { id, size, summary }: ChangeRequest, signal: AbortSignal): Promise<string> {
  if (size !== 1) return summary[language];
  const params = { path: { id }, query: { limit: 1 } };
  const { items } = await bodyOf(client.GET('/v1/change-requests/{id}/commands', { params, signal }));
  return items[0]?.[language].title ?? summary[language];
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What people do and say of a request by hand, which is never much. */
async function allOf<Item>(read: (query: { limit: number; cursor?: string }) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: Page<Item> = await read({ limit: 200, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
