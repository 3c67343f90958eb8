import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { FingerprintTable } from './fingerprint-table.ts';

/** Few that differ, in one word or another, and all lie in one of two places. */
const fingerprints = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom(-1, 0))
  .map(([first, second, home]) => Int32Array.of(first, second, first, home));

const operations = fc.array(
  fc.record({
    kind: fc.constantFrom('put' as const, 'put' as const, 'remove' as const, 'copy' as const),
    fingerprint: fingerprints,
    value: fc.integer({ min: 1, max: 0x7fff_ffff }),
  }),
  { maxLength: 300, size: 'max' },
);

function put(table: FingerprintTable, fingerprint: Int32Array, value: number): void {
  const found = table.find(fingerprint);
  if (found === -1) table.insert(fingerprint, value);
  else table.setValueAt(found, value);
}

it('behaves like a Map, whatever is put, removed and copied, wherever it lies', () => {
  fc.assert(
    fc.property(operations, (steps) => {
      const model = new Map<string, number>();
      let table = FingerprintTable.withRoomFor(1);
      for (const { kind, fingerprint, value } of steps) {
        if (kind === 'copy' || !table.hasRoomFor(1)) table = table.withRoomForMore(1);
        if (kind === 'put') {
          put(table, fingerprint, value);
          model.set(String(fingerprint), value);
        } else if (kind === 'remove') {
          const found = table.find(fingerprint);
          assert.equal(found !== -1, model.delete(String(fingerprint)));
          if (found !== -1) table.removeAt(found);
        }
      }
      assert.equal(table.size, model.size);
      const other = new FingerprintTable(table.buffer);
      for (const { fingerprint } of steps) {
        const found = other.find(fingerprint);
        assert.equal(found === -1 ? undefined : other.valueAt(found), model.get(String(fingerprint)));
      }
    }),
    { numRuns: 300 },
  );
});

it('gives a slot to no other record after the first', () => {
  const table = FingerprintTable.withRoomFor(10);
  const ana = Int32Array.of(1, 2, 3, 4);
  const slot = table.insert(ana, 7);
  assert.equal(table.valueAt(slot), 7);
  table.removeAt(slot);
  assert.equal(table.valueAt(slot), 0);
  assert.notEqual(table.insert(Int32Array.of(1, 2, 3, 5), 8), slot);
  assert.notEqual(table.insert(ana, 9), slot);
  assert.equal(table.valueAt(slot), 0);
});

it('refuses what it has no room for', () => {
  const table = FingerprintTable.withRoomFor(1);
  let count = 0;
  while (table.hasRoomFor(1)) table.insert(Int32Array.of((count += 1), 0, 0, 0), count);
  assert.throws(() => table.insert(Int32Array.of(0, 1, 0, 0), 1), RangeError);
  assert.equal(table.size, count);
});
