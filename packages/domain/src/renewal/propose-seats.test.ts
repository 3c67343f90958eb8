import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { describeReason } from './describe-reason.ts';
import { proposeSeats, proposeSeatsByUse, type SeatsToRenew } from './propose-seats.ts';

const acme: SeatsToRenew = {
  seatLimit: 50,
  seatsUsed: 42,
  seatsSuspended: 0,
  seatsExpired: 0,
  seatsAdded: 0,
  ageDays: 800,
  removals: 0,
};

function proposes(seats: Partial<SeatsToRenew>): unknown {
  const { seatLimit, reasons } = proposeSeats({ ...acme, ...seats });
  return [seatLimit, ...reasons.map(({ code, count }) => `${code} ${count}`)];
}

describe('a proposal of seats', () => {
  it('is as many as are in use', () => assert.deepEqual(proposes({}), [42, 'seats_in_use 42']));

  it('does not go below the seats that are taken, be they suspended or expired', () =>
    assert.deepEqual(proposes({ seatsSuspended: 5, seatsExpired: 2 }), [
      42,
      'seats_in_use 35',
      'suspended_left_out 5',
      'expired_left_out 2',
      'not_below_seats_used 42',
    ]));

  it('goes below where users are proposed to be deleted', () =>
    assert.deepEqual(proposes({ seatsSuspended: 5, seatsExpired: 2, removals: 7 }), [
      35,
      'seats_in_use 35',
      'suspended_left_out 5',
      'expired_left_out 2',
      'removals_proposed 7',
    ]));

  it('expects as many again as were added lately, a quarter of those in use at most', () => {
    assert.deepEqual(proposes({ seatsAdded: 4 }), [46, 'seats_in_use 42', 'growth_seen 4']);
    assert.deepEqual(proposes({ seatsAdded: 40 }), [53, 'seats_in_use 42', 'growth_seen 11']);
  });

  it('does not take the filling of a new domain for growth', () =>
    assert.deepEqual(proposes({ seatsAdded: 42, ageDays: 100 }), [42, 'seats_in_use 42', 'too_young_to_grow 42']));

  it('leaves unlimited seats unlimited', () => assert.deepEqual(proposes({ seatLimit: null }), [null, 'unlimited 42']));

  it('is never fewer than stay taken, nor more than a quarter above those in use', () => {
    const seats = fc
      .record({
        used: fc.nat(1_000),
        suspended: fc.nat(500),
        expired: fc.nat(500),
        added: fc.nat(1_000),
        ageDays: fc.nat(2_000),
        removals: fc.nat(1_000),
      })
      .map(({ used, suspended, expired, added, ...rest }) => {
        const seatsSuspended = Math.min(suspended, used);
        const seatsExpired = Math.min(expired, used - seatsSuspended);
        const seatsAdded = Math.min(added, used - seatsSuspended - seatsExpired);
        return { ...rest, seatLimit: 1_000, seatsUsed: used, seatsSuspended, seatsExpired, seatsAdded };
      });
    fc.assert(
      fc.property(seats, (given) => {
        const { seatLimit, reasons } = proposeSeats(given);
        const inUse = given.seatsUsed - given.seatsSuspended - given.seatsExpired;
        const taken = Math.max(0, given.seatsUsed - given.removals);
        assert.ok(seatLimit !== null && seatLimit >= taken && seatLimit >= inUse);
        assert.ok(seatLimit <= Math.max(taken, inUse + Math.ceil(inUse / 4)));
        assert.ok(reasons.every(({ code, count }) => code === 'seats_in_use' || count > 0));
      }),
    );
  });

  it('says why in English and French', () => {
    const { reasons } = proposeSeats({ ...acme, seatsUsed: 1_200, seatsSuspended: 1, seatsExpired: 2, seatsAdded: 3 });
    const told = (locale: 'en' | 'fr') => reasons.map((reason) => describeReason(reason, locale).replaceAll(/[\u00A0\u202F]/g, ' '));
    assert.deepEqual(told('en'), [
      '1,197 seats are in use.',
      '1 suspended seat is left out.',
      '2 seats with an end of their own that has passed are left out.',
      '3 more, as seats were added in the last 90 days.',
    ]);
    assert.deepEqual(told('fr'), [
      '1 197 places sont utilisées.',
      '1 place suspendue n’est pas comptée.',
      '2 places dont la propre échéance est passée ne sont pas comptées.',
      '3 de plus, des places ayant été ajoutées ces 90 derniers jours.',
    ]);
    const none = { code: 'seats_in_use', count: 0 } as const;
    assert.deepEqual([describeReason(none, 'en'), describeReason(none, 'fr')], ['0 seats are in use.', '0 place est utilisée.']);
  });
});

describe('the seats that are really used', () => {
  it('are those that were seen, and the new ones', () => {
    assert.equal(proposeSeatsByUse({ seatLimit: 50, seatsSeen: 20, seatsNew: 3 }), 23);
    assert.equal(proposeSeatsByUse({ seatLimit: 50, seatsSeen: 0, seatsNew: 3 }), null, 'nothing may have been counted');
    assert.equal(proposeSeatsByUse({ seatLimit: null, seatsSeen: 20, seatsNew: 3 }), null);
  });
});
