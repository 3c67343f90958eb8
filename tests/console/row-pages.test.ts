import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RowPages, type WayToPage } from '../../apps/console/src/app/ui/list/row-pages.ts';

const pageSize = 10;

/** A server's list by a cursor that is the last row of the page before, or past so many rows. */
function pageAt(rows: readonly number[], { cursor, skip = 0 }: WayToPage) {
  const items = rows.filter((row) => row > Number(cursor ?? -1)).slice(skip, skip + pageSize);
  const last = items.at(-1);
  return { items, nextCursor: last === undefined || last === rows.at(-1) ? null : String(last) };
}

/** Reads until all that is looked at is there, as the list does. */
function look(pages: RowPages<number>, rows: readonly number[], first: number): RowPages<number> {
  const range = { first, last: first + 14 };
  let read = pages;
  for (let page = read.missingIn(range); page !== undefined; page = read.missingIn(range)) {
    read = read.with(page, pageAt(rows, read.wayTo(page)), range);
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
        let pages = RowPages.none<number>(pageSize);
        for (const first of looks) {
          pages = look(pages, rows, first);
          for (let index = first; index <= first + 14; index += 1) assert.equal(pages.rowAt(index), rows[index]);
          assert.ok(pages.held().length <= 14 * pageSize);
        }
      }),
    );
  });

  it('are leapt to, and gone on from by their cursors', () => {
    const rows = upTo(1_000);
    const start = look(RowPages.none<number>(pageSize), rows, 0);
    assert.deepEqual(start.wayTo(50), { skip: 500 });
    const leapt = look(start, rows, 500);
    assert.deepEqual([leapt.rowAt(500), leapt.rowAt(300), leapt.isWhole], [500, undefined, false]);
    assert.deepEqual(leapt.wayTo(52), { cursor: '519' });
    const last = look(leapt, rows, 990);
    assert.deepEqual([last.rowAt(999), last.size, last.isWhole], [999, 1_000, true]);
  });

  it('find the end where the list has become shorter than where one leaps to', () => {
    const pages = look(look(RowPages.none<number>(pageSize), upTo(600), 0), upTo(43), 500);
    assert.ok(pages.most <= 500);
    const back = look(pages, upTo(43), pages.most - 15);
    assert.ok(back.most < pages.most || back.isWhole);
  });

  it('know the end of the list once it was read', () => {
    const pages = look(RowPages.none<number>(pageSize), upTo(23), 20);
    assert.deepEqual([pages.size, pages.isWhole], [23, true]);
    assert.equal(look(RowPages.none<number>(pageSize), upTo(23), 0).isWhole, false);
  });

  it('show what was there until it is read again, the first page by no cursor', () => {
    const old = look(RowPages.none<number>(pageSize), upTo(60), 0).outdated();
    assert.equal(old.rowAt(3), 3);
    assert.equal(old.missingIn({ first: 0, last: 14 }), 0);
    assert.deepEqual(old.wayTo(0), {});
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
        const walked = upTo(count).reduce((read, at) => look(read, before, at), RowPages.none<number>(pageSize));
        let pages = look(walked.outdated(), after, first);
        for (let at = 0; at <= count; at += 7) {
          pages = look(pages, after, at);
          for (let index = at; index <= at + 14; index += 1) assert.equal(pages.rowAt(index), after[index]);
        }
      }),
    );
  });
});
