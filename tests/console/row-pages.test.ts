import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RowPages } from '../../apps/console/src/app/ui/list/row-pages.ts';

const pageSize = 10;

/** A server's list by a cursor that is the last row of the page before. */
function pageAfter(rows: readonly number[], cursor: string | undefined) {
  const items = rows.filter((row) => row > Number(cursor ?? -1)).slice(0, pageSize);
  const last = items.at(-1);
  return { items, nextCursor: last === undefined || last === rows.at(-1) ? null : String(last) };
}

/** Reads until all that is looked at is there, as the list does. */
function look(pages: RowPages<number>, rows: readonly number[], first: number): RowPages<number> {
  const range = { first, last: first + 14 };
  let read = pages;
  for (let page = read.missingIn(range); page !== undefined; page = read.missingIn(range)) {
    read = read.with(page, pageAfter(rows, read.cursorOf(page)), range);
  }
  return read;
}

const upTo = (size: number): readonly number[] => Array.from({ length: size }, (_, index) => index);

describe('the pages of a list', () => {
  it('hold what is looked at, wherever one goes, and forget what is far away', () => {
    const walk = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat({ max: 400 }), walk, (size, looks) => {
        const rows = upTo(size);
        let pages = RowPages.none<number>();
        for (const first of looks) {
          pages = look(pages, rows, first);
          for (let index = first; index <= first + 14; index += 1) assert.equal(pages.rowAt(index), rows[index]);
          assert.ok(pages.held().length <= 14 * pageSize);
        }
      }),
    );
  });

  it('know the end of the list once it was read', () => {
    const pages = look(RowPages.none(), upTo(23), 20);
    assert.deepEqual([pages.size, pages.isWhole], [23, true]);
    assert.equal(look(RowPages.none(), upTo(23), 0).isWhole, false);
  });

  it('show what was there until it is read again, the first page by no cursor', () => {
    const old = look(RowPages.none(), upTo(60), 0).outdated();
    assert.equal(old.rowAt(3), 3);
    assert.equal(old.missingIn({ first: 0, last: 14 }), 0);
    assert.equal(old.cursorOf(0), undefined);
    const rows = upTo(60).filter((row) => row !== 3);
    assert.deepEqual(
      [2, 3, 4].map((index) => look(old, rows, 0).rowAt(index)),
      [2, 4, 5],
    );
  });

  it('show no row twice and leave none out after some have gone meanwhile', () => {
    const size = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(size, fc.array(fc.nat({ max: 119 })), fc.nat({ max: 100 }), (count, gone, first) => {
        const before = upTo(count);
        const after = before.filter((row) => !gone.includes(row));
        let pages = look(look(RowPages.none<number>(), before, count).outdated(), after, first);
        for (let at = 0; at <= count; at += 7) {
          pages = look(pages, after, at);
          for (let index = at; index <= at + 14; index += 1) assert.equal(pages.rowAt(index), after[index]);
        }
      }),
    );
  });
});
