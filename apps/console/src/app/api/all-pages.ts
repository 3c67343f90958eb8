interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Everything of a list that is short by its nature, such as the catalogue; `readPage` is given the cursor of each page. */
export async function allPages<Item>(readPage: (cursor: string | undefined) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await readPage(cursor);
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
