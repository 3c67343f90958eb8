interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** As many as a page may hold. */
const limit = 200;

/** The whole of a list that is short by its nature, such as that of operators: `allPages((query) => bodyOf(client.GET('/v1/operators', { params: { query } })))`. */
export async function allPages<Item>(read: (query: { limit: number; cursor?: string }) => Promise<PageOf<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: PageOf<Item> = await read({ limit, ...(cursor !== null && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
