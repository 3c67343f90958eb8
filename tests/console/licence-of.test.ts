import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decideLicence, termsOf } from '@seatledger/domain/licence/licence.ts';
import fc from 'fast-check';
import { statusOfDomain, statusOfUser } from '../../apps/console/src/app/registry/licence-of.ts';

const day = fc.integer({ min: 0, max: 800 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const openDay = fc.option(day, { nil: null });
const status = fc.constantFrom('active' as const, 'suspended' as const);
const timeZone = fc.constantFrom('Europe/Paris', 'Pacific/Auckland', 'America/Sao_Paulo', 'UTC');
const isInOrder = ({ from, until }: { from: string | null; until: string | null }) => from === null || until === null || from <= until;
const domain = fc.record({ validity: fc.record({ from: day, until: openDay }).filter(isInOrder), graceDays: fc.nat({ max: 60 }), status });
const user = fc.record({ validity: fc.record({ from: openDay, until: openDay }).filter(isInOrder), status });

it('a list shows the status that the licence check answers on that day', () => {
  fc.assert(
    fc.property(domain, user, day, timeZone, (ofDomain, ofUser, today, zone) => {
      const terms = termsOf(
        { ...ofDomain, timeZone: zone, suspended: ofDomain.status === 'suspended' },
        { ...ofUser, suspended: ofUser.status === 'suspended' },
      );
      const noon = Temporal.PlainDate.from(today).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds;
      assert.equal(statusOfUser(ofUser, ofDomain, today), decideLicence(terms, noon).status);
    }),
    { numRuns: 500 },
  );
});

it('a domain has the status of a user without terms of their own', () => {
  const always = { validity: { from: null, until: null }, status: 'active' as const };
  fc.assert(fc.property(domain, day, (one, today) => assert.equal(statusOfDomain(one, today), statusOfUser(always, one, today))));
});
