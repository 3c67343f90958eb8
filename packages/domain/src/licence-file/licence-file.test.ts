import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decideIssueLicenceFile, endOfFile, issueLicenceFileSchema, type IssueLicenceFileFacts } from './issue-licence-file.ts';
import { leaseOfFile, mostLicenceFileDays } from './licence-file.ts';

const now = '2026-11-22T12:00:00.000Z';
const at = Date.parse(now);
const terms = {
  validity: { from: '2026-01-01', until: '2027-03-31' },
  graceDays: 10,
  timeZone: 'Europe/Paris',
  suspended: false,
  domainSuspended: false,
};
const open = { ...terms, validity: { from: '2026-01-01', until: null } };
const kid = 'a'.repeat(43);
const command = issueLicenceFileSchema.parse({
  kind: 'licence-file.issue',
  email: ' Ana@acme.example',
  product: 'excel-addin',
  until: '2026-12-31',
  reason: 'A ship',
  documentId: 'd'.repeat(22),
  kid,
  revocationEpoch: 2,
  endsAt: '2026-12-31T23:00:00.000Z',
  issuedBy: { kind: 'operator', id: 4 },
});
const facts: IssueLicenceFileFacts = {
  nextId: 9,
  licence: { userId: 17, customerId: 3, terms },
  hasProduct: true,
  kids: ['b'.repeat(43), kid],
  revocationEpoch: 2,
  now,
};

describe('a licence file', () => {
  it('is written down with whose it is, for what, until when and why, and not itself', () => {
    const decision = decideIssueLicenceFile(command, facts);
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual(decision.change, {
      subject: { kind: 'user', id: 17 },
      before: null,
      after: { user: 'ana@acme.example', product: 'excel-addin', until: '2026-12-31', licenceFile: 'd'.repeat(22) },
      reason: 'A ship',
      customerId: 3,
    });
    assert.deepEqual([decision.plan.id, decision.plan.userId, decision.plan.endsAt], [9, 17, '2026-12-31T23:00:00.000Z']);
  });

  const refusals: readonly { name: string; facts?: Partial<IssueLicenceFileFacts>; more?: object; code: string }[] = [
    { name: 'for somebody without a licence', facts: { licence: undefined }, code: 'user_not_found' },
    { name: 'for a product that there is not', facts: { hasProduct: false }, code: 'product_not_found' },
    { name: 'of another epoch', facts: { revocationEpoch: 3 }, code: 'licence_file_changed' },
    { name: 'of a key that was withdrawn meanwhile', facts: { kids: [] }, code: 'licence_file_changed' },
    { name: 'that says another end', more: { endsAt: '2027-12-31T23:00:00.000Z' }, code: 'licence_file_changed' },
    {
      name: 'of a licence that was suspended meanwhile',
      facts: { licence: { userId: 17, customerId: 3, terms: { ...terms, suspended: true } } },
      code: 'licence_not_valid',
    },
  ];
  for (const { name, facts: others, more, code } of refusals) {
    it(`is refused ${name}`, () => {
      assert.throws(() => decideIssueLicenceFile({ ...command, ...more }, { ...facts, ...others }), { code });
    });
  }

  it('is for days in the time zone of the customer, the last one included', () => {
    assert.equal(new Date(endOfFile(terms, '2026-12-31', at)).toISOString(), '2026-12-31T23:00:00.000Z');
    assert.equal(new Date(endOfFile({ ...terms, timeZone: 'Asia/Tokyo' }, '2026-12-31', at)).toISOString(), '2026-12-31T15:00:00.000Z');
  });

  it('ends with the licence at the latest, days of grace included', () => {
    assert.equal(new Date(endOfFile(terms, '2027-04-10', at)).toISOString(), '2027-04-10T22:00:00.000Z');
    assert.throws(() => endOfFile(terms, '2027-04-11', at), { code: 'licence_ends_before', message: /until 2027-04-10/u });
  });

  it('is for a year at most, and not for a time that is over', () => {
    assert.ok(endOfFile(open, '2027-11-23', at) > at);
    assert.throws(() => endOfFile(open, '2027-11-24', at), { code: 'licence_file_too_long', message: /until 2027-11-23/u });
    assert.throws(() => endOfFile(open, '2026-11-21', at), { code: 'ends_in_the_past' });
    assert.ok(endOfFile(open, '2026-11-22', at) > at);
  });

  it('has its steps in order, the last of which ends with it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.integer({ min: 1, max: mostLicenceFileDays * 86_400 }),
        (issuedAt, length) => {
          const { freshUntil, staleUntil, graceUntil } = leaseOfFile(issuedAt, issuedAt + length);
          assert.ok(issuedAt <= freshUntil && freshUntil <= staleUntil && staleUntil <= graceUntil);
          assert.equal(graceUntil, issuedAt + length);
        },
      ),
    );
  });
});
