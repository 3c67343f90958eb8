import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { LeaverCheckCounts } from './leaver-check.ts';
import { refuseTooMany, type ProposedRemovals } from './refuse-too-many.ts';
import { decideUploadLeaverCheck } from './upload-leaver-check.ts';

const counts: LeaverCheckCounts = { seated: 3, unseated: 1, repeated: 0, refused: 2, leavers: 4, seats: 7 };

const decide = (more: Partial<LeaverCheckCounts>) =>
  decideUploadLeaverCheck(
    {
      kind: 'leaver-check.upload',
      domainId: 1,
      file: { id: 9, name: 'staff.csv', sha256: 'a'.repeat(64), sizeBytes: 100 },
      map: null,
      readAs: {
        encoding: 'utf-8',
        separator: ',',
        header: 'b'.repeat(64),
        mapping: { source: 'recognised', columns: [{ header: 'Email', field: 'email' }] },
      },
    },
    { id: 5, customerId: 2, name: 'acme.example', counts: { ...counts, ...more } },
  );

describe('a staff list', () => {
  it('is kept with what it came to, and the audit is told no address', () => {
    const decision = decide({});
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual(decision.change, {
      subject: { kind: 'leaver-check', id: 5 },
      customerId: 2,
      before: null,
      after: { domainId: 1, state: 'compared', file: { name: 'staff.csv', sha256: 'a'.repeat(64), sizeBytes: 100 }, counts },
    });
  });

  it('that names nobody, or nobody with a seat, is the wrong file', () => {
    assert.throws(() => decide({ seated: 0, unseated: 0, refused: 0 }), { code: 'list_without_rows', field: 'file' });
    assert.throws(() => decide({ seated: 0, unseated: 0 }), { code: 'no_known_address', field: 'file' });
    assert.throws(() => decide({ seated: 0, refused: 0 }), { code: 'no_known_address', field: 'file' });
  });
});

const removals: ProposedRemovals = { name: 'acme.example', removals: 20, lost: 0, seats: 100, share: 20, confirmed: undefined };
const refuses = (more: Partial<ProposedRemovals>, message: RegExp) =>
  assert.throws(() => refuseTooMany({ ...removals, ...more }), { code: 'too_many_leavers', message });

describe('removals', () => {
  it('of up to the share of the seats are let pass', () => assert.doesNotThrow(() => refuseTooMany(removals)));

  it('of more are refused, with how many of how many, until their exact number is confirmed', () => {
    refuses({ removals: 21 }, /^21 of the 100 seats of acme\.example would go, which is more than 20 %: .* confirmedRemovals 21 /);
    refuses({ removals: 21, confirmed: 20 }, /^21 of the 100/);
    assert.doesNotThrow(() => refuseTooMany({ ...removals, removals: 21, confirmed: 21 }));
  });

  it('count those who have gone or been suspended already, so that many small ones do not pass', () => {
    refuses({ removals: 11, lost: 10 }, /^11 of the 100 seats of acme\.example would go, after 10 that have gone or been suspended/);
    assert.doesNotThrow(() => refuseTooMany({ ...removals, removals: 10, lost: 10 }));
  });

  it('that were confirmed in another number are refused, also where they are few', () =>
    refuses({ removals: 3, confirmed: 4 }, /^3 seats .*, not 4/));

  it('pass without being confirmed exactly where the share is not passed', () => {
    const number = fc.nat(1_000);
    fc.assert(
      fc.property(number, number, number, fc.integer({ min: 1, max: 20 }), (some, lost, seats, share) => {
        const asked = { ...removals, removals: some, lost, seats, share };
        const passes = (some + lost) * 100 <= seats * share;
        if (passes) assert.doesNotThrow(() => refuseTooMany(asked));
        else assert.throws(() => refuseTooMany(asked), { code: 'too_many_leavers' });
        assert.doesNotThrow(() => refuseTooMany({ ...asked, confirmed: some }));
      }),
    );
  });
});
