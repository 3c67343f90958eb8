import type { Page } from './pages.ts';

const rowsAtOnce = 1_000;

/**
 * All rows of a list, page after page, each read by a statement of its own: nothing is held in between, and a row is as it was when
 * its page was read.
 */
export async function* everyPage<Row extends { readonly id: number }>(
  list: (page: Page) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[], void, void> {
  const page = { afterId: 0, limit: rowsAtOnce };
  for (;;) {
    const rows = await list(page);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length <= rowsAtOnce) return;
    page.afterId = last.id;
  }
}
