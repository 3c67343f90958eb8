interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What a page is asked for with. */
interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

const limit = 200;

/** All that a list holds, page after page. */
export async function everyPage<Item>(read: (query: PageQuery) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let page = await read({ limit }); ; page = await read({ limit, cursor: page.nextCursor })) {
    found.push(...page.items);
    if (page.nextCursor === null) return found;
  }
}
