import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { SeatSlots } from './seat-slots.ts';

const ids = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 4080, max: 4110 }), fc.integer({ min: 1, max: 0xffff_ffff }));
const steps = fc.array(fc.record({ id: ids, slot: fc.option(fc.integer({ min: 0, max: 1_000_000 })) }), { maxLength: 60 });

it('behaves like a Map, whichever ids there are', () => {
  fc.assert(
    fc.property(steps, ids, ids, (list, one, other) => {
      const slots = new SeatSlots();
      const model = new Map<number, number>();
      for (const { id, slot } of list) {
        if (slot === null) {
          slots.delete(id);
          model.delete(id);
        } else {
          slots.set(id, slot);
          model.set(id, slot);
        }
      }
      for (const { id } of list) assert.equal(slots.slotOf(id), model.get(id) ?? -1);
      const [first, last] = one < other ? [one, other] : [other, one];
      const between = [...model.keys()].filter((id) => id >= first && id <= last);
      assert.deepEqual([...slots.idsBetween(first, last)].toSorted(), between.toSorted());
      assert.deepEqual(new Map([...slots.pages()].flat()), model);
    }),
  );
});
