import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenColumns, leastWidthOf, nextSort, tracksOf } from '../../apps/console/src/app/ui/list/column-layout.ts';

const columns = [
  { key: 'name', label: 'Name', width: 200, grow: 2 },
  { key: 'seats', label: 'Seats', width: 90, grow: 0 },
  { key: 'aliases', label: 'Aliases', width: 150, isExtra: true },
];
const keysOf = (chosen: readonly string[] | undefined) => chosenColumns(columns, chosen).map(({ key }) => key);

describe('the columns of a list', () => {
  it('are all but the extra ones until a person chooses; the first is always there', () => {
    assert.deepEqual(keysOf(undefined), ['name', 'seats']);
    assert.deepEqual(keysOf(['aliases']), ['name', 'aliases']);
    assert.deepEqual(keysOf(['aliases', 'a-column-of-before', 'seats']), ['name', 'seats', 'aliases']);
  });

  it('share the room that is left, and never become narrower than they may', () => {
    assert.equal(tracksOf(columns, { start: 44, end: 40 }), '44px minmax(200px, 2fr) 90px minmax(150px, 1fr) 40px');
    assert.equal(leastWidthOf(columns, { start: 44, end: 40 }), 524);
  });

  it('are sorted upwards, downwards, then as the server has them', () => {
    assert.deepEqual(
      [undefined, 'name', '-name', 'seats'].map((sorted) => nextSort(sorted, 'name')),
      ['name', '-name', undefined, 'name'],
    );
  });
});
