import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CommandRefused } from '../command/decision.ts';
import { renewed, type RenewableDomain } from '../domain/renew-domain.ts';
import { addDays } from '../validity/validity.ts';
import { planRenewal, type RenewalTerms } from './plan-renewal.ts';

const acme = { id: 1, name: 'acme.example', validity: { from: '2026-01-01', until: '2026-12-31' }, seatLimit: 10, seatsUsed: 4 };
const year: RenewalTerms = { term: { months: 12 }, from: 'expiry', seatLimit: undefined };
const fromToday: RenewalTerms = { ...year, from: 'today' };

const refuses = (code: string, domain: RenewableDomain & { readonly id: number }, terms: RenewalTerms, today: string): void =>
  assert.throws(() => planRenewal(domain, terms, today), { code });

describe('a renewal', () => {
  it('goes on the day after the end, be that to come or past', () => {
    for (const today of ['2026-11-25', '2026-12-31', '2027-01-01', '2027-06-30']) {
      assert.deepEqual(planRenewal(acme, year, today), {
        command: { kind: 'domain.renew', id: 1, until: '2027-12-31' },
        firstDay: '2027-01-01',
        lastDay: '2027-12-31',
        seatLimit: 10,
      });
    }
  });

  it('begins today where the domain has lapsed and that is asked for', () => {
    assert.deepEqual(planRenewal(acme, fromToday, '2027-02-15'), {
      command: { kind: 'domain.renew', id: 1, until: '2028-02-14', from: '2027-02-15' },
      firstDay: '2027-02-15',
      lastDay: '2028-02-14',
      seatLimit: 10,
    });
  });

  it('leaves no day out where the end is to come, is today or was yesterday', () => {
    for (const today of ['2026-11-25', '2026-12-31', '2027-01-01']) {
      assert.deepEqual(planRenewal(acme, fromToday, today), planRenewal(acme, year, today));
    }
  });

  it('goes until a day, and changes the seats', () => {
    const { command, lastDay, seatLimit } = planRenewal(
      acme,
      { term: { until: '2027-06-30' }, from: 'expiry', seatLimit: 5 },
      '2026-11-25',
    );
    assert.deepEqual(command, { kind: 'domain.renew', id: 1, until: '2027-06-30', seatLimit: 5 });
    assert.deepEqual([lastDay, seatLimit], ['2027-06-30', 5]);
  });

  it('is refused where it would be none', () => {
    const endless = { ...acme, validity: { from: '2026-01-01', until: null } };
    refuses('not_a_renewal', endless, year, '2026-11-25');
    refuses('not_a_renewal', acme, { ...year, term: { until: '2026-12-31' } }, '2026-11-25');
    refuses('not_a_renewal', { ...acme, validity: { from: '2026-01-01', until: '9999-12-31' } }, year, '2026-11-25');
    refuses('not_a_renewal', { ...acme, validity: { from: '2026-01-01', until: '9999-12-30' } }, year, '2026-11-25');
    refuses('seats_in_use', acme, { ...year, seatLimit: 3 }, '2026-11-25');
    refuses('renewal_over', acme, year, '2028-01-01');
    refuses('ends_before_start', acme, { ...fromToday, term: { until: '2027-05-01' } }, '2027-06-01');
  });

  it('makes a command that the domain allows, with a term of the asked length that leaves no day out unless it begins today', () => {
    const date = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
    const terms = fc.record({
      term: fc.oneof(fc.record({ months: fc.integer({ min: 1, max: 60 }) }), fc.record({ until: date })),
      from: fc.constantFrom('expiry' as const, 'today' as const),
      seatLimit: fc.option(fc.option(fc.integer({ min: 0, max: 20 })), { nil: undefined }),
    });
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 800 }), date, terms, (from, length, today, asked) => {
        const until = addDays(from, length);
        const domain = { ...acme, validity: { from, until } };
        const planned = planOrNull(() => planRenewal(domain, asked, today));
        if (planned === null) return;
        const after = renewed(planned.command, domain);
        assert.equal(after.validity.until, planned.lastDay);
        assert.ok(planned.lastDay > until && planned.lastDay >= today && planned.lastDay >= planned.firstDay);
        const hasGap = planned.firstDay !== addDays(until, 1);
        assert.equal(after.validity.from, hasGap ? today : from);
        if (hasGap) assert.ok(asked.from === 'today' && planned.firstDay === today && until < today);
      }),
    );
  });
});

/** null where it is refused. */
function planOrNull<Planned>(plan: () => Planned): Planned | null {
  try {
    return plan();
  } catch (error) {
    assert.ok(error instanceof CommandRefused, String(error));
    return null;
  }
}
