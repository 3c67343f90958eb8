import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CommandRefused } from '../../command/decision.ts';
import type { Difference } from '../difference/difference.ts';
import { anyCommand } from '../test-commands.ts';
import { createVendor } from '../test-world.ts';
import { movedRowOf } from './moved-rows.ts';
import { differenceComparer } from './same-difference.ts';

const acme = {
  name: 'acme.example',
  customer: 'Acme',
  customerId: 3,
  seatLimit: 10,
  graceDays: 0,
  packs: [{ pack: 'a', validity: { from: null, until: null } }],
};
const told = (kind: string, before: object | null, after: object | null, id = 5): Difference => ({
  kind,
  command: { kind },
  subject: { kind: kind.split('.')[0] ?? '', id },
  before: before as Difference['before'],
  after: after as Difference['after'],
});
const compare = (approved: Difference | null, now: Difference | null) => differenceComparer()(approved, now);
const renewed = told('domain.renew', acme, { ...acme, seatLimit: 20 });

describe('what a command comes to by now', () => {
  it('has moved where a field that it changes was changed since', () => {
    const moved = compare(renewed, told('domain.renew', { ...acme, seatLimit: 12 }, { ...acme, seatLimit: 20 }));
    assert.deepEqual(moved, [{ field: 'seatLimit', approved: { before: 10, after: 20 }, now: { before: 12, after: 20 } }]);
    const inWords = (locale: 'en' | 'fr') => moved.map((field) => movedRowOf(field, locale));
    assert.deepEqual(inWords('en'), [{ label: 'seat limit', approved: '10 → 20', now: '12 → 20' }]);
    assert.equal(inWords('fr')[0]?.label, 'nombre maximal de places');
  });

  it('has moved where it changes nothing any more, or something at last', () => {
    const sides = { before: 10, after: 20 };
    const seatLimit = { field: 'seatLimit', approved: sides, now: null };
    assert.deepEqual(
      compare(renewed, null).find(({ field }) => field === 'seatLimit'),
      seatLimit,
    );
    assert.deepEqual(
      compare(null, renewed).find(({ field }) => field === 'seatLimit'),
      { ...seatLimit, approved: null, now: sides },
    );
    assert.deepEqual(compare(null, null), []);
    const erased = told('user.erase', null, null);
    assert.deepEqual(compare(null, erased), [{ field: 'id', approved: null, now: { before: 5, after: 5 } }]);
    assert.deepEqual(compare(erased, erased), []);
  });

  it('has moved where the thing goes by another name or belongs to another customer', () => {
    const other = { ...acme, customer: 'Bolt', customerId: 4 };
    assert.deepEqual(
      compare(renewed, told('domain.renew', other, { ...other, seatLimit: 20 })).map(({ field }) => field),
      ['customer', 'customerId'],
    );
  });

  it('has moved where something else of the thing was changed: it was looked at as it was', () => {
    const other = { ...acme, graceDays: 7 };
    const graceDays = { field: 'graceDays', approved: { before: 0, after: 0 }, now: { before: 7, after: 7 } };
    assert.deepEqual(compare(renewed, told('domain.renew', other, { ...other, seatLimit: 20 })), [graceDays]);
  });

  it('has not moved where a database gives fields in another order', () => {
    const packs = (field: object) => told('domain.assign-packs', acme, { ...acme, packs: [field] });
    const always = { from: null, until: null };
    assert.deepEqual(compare(packs({ pack: 'b', validity: always }), packs({ validity: { until: null, from: null }, pack: 'b' })), []);
  });

  it('has not moved by the ids of what is made, also where later commands are on the same', () => {
    const same = differenceComparer();
    assert.deepEqual(same(told('product.create', null, { key: 'a' }, 5), told('product.create', null, { key: 'a' }, 9)), []);
    const change = (id: number) => told('product.change', { key: 'a', name: 'A' }, { key: 'a', name: 'B' }, id);
    assert.deepEqual(same(change(5), change(9)), []);
    assert.deepEqual(same(change(5), change(7)), [{ field: 'id', approved: { before: 5, after: 5 }, now: { before: 7, after: 7 } }]);
  });

  it('is the same whenever commands are carried out twice in the same world', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const [one, other] = [createVendor(), createVendor()];
        const same = differenceComparer();
        for (let step = 0; step < 10; step += 1) {
          const command = anyCommand(one, g);
          const [approved, now] = [one, other].map((world) => attempt(() => world.execute(command)));
          assert.deepEqual(same(approved ?? null, now ?? null), []);
        }
      }),
      { numRuns: 100 },
    );
  });
});

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandRefused) return undefined;
    throw error;
  }
}
