export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** All items of a list, page after page. */
export async function everyItem<Item>(readPage: (cursor: string | undefined) => Promise<Listed<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined, isLast = false; !isLast;) {
    const page = await readPage(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
    isLast = cursor === undefined;
  }
  return items;
}
