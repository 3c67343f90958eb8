import { bodyOf, type ApiClient, type paths } from '@seatledger/api-client';
import type { ChangeRequest } from '../../api/shapes.ts';
import type { RequestState } from '../request-state.ts';
import type { Tab } from './tabs.ts';

export interface AskedRequests {
  readonly tab: Tab;
  readonly state: RequestState | undefined;
  readonly unreviewed: boolean;
  /** How many pages one has asked for. */
  readonly pages: number;
}

export interface FoundRequests {
  readonly tab: Tab;
  readonly items: readonly ChangeRequest[];
  readonly hasMore: boolean;
}

/** The first pages of what a tab shows. */
export async function readRequests(client: ApiClient, asked: AskedRequests, signal: AbortSignal): Promise<FoundRequests> {
  const items: ChangeRequest[] = [];
  let cursor: string | null | undefined;
  for (let page = 0; page < asked.pages && cursor !== null; page += 1) {
    const query = { limit: 50, ...queryOf(asked), ...(cursor !== undefined && { cursor }) };
    const found = await bodyOf(client.GET('/v1/change-requests', { params: { query }, signal }));
    items.push(...found.items);
    cursor = found.nextCursor;
  }
  return { tab: asked.tab, items, hasMore: cursor !== null };
}

type Query = NonNullable<paths['/v1/change-requests']['get']['parameters']['query']>;

function queryOf({ tab, state, unreviewed }: AskedRequests): Query {
  switch (tab) {
    case 'to-approve':
      return { toApprove: 'true' };
    case 'mine':
      return { mine: 'true', ...(state && { state }) };
    case 'all':
      return { ...(state && { state }), ...(unreviewed && { unreviewed: 'true' }) };
  }
}
