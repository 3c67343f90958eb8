import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parityCauses } from '@seatledger/domain/migration/parity-causes.ts';
import { licenceStatuses } from '@seatledger/domain/licence/licence.ts';
import fc from 'fast-check';
import { causeOf, type DifferenceFacts } from './cause-of.ts';
import { findDifference } from './find-difference.ts';
import { oldStatuses } from './old-rules.ts';
import type { NewAnswer, OldAnswer } from './service-answer.ts';

const value = fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b'));
const features = fc.dictionary(fc.constantFrom('x', 'y', 'z', '__proto__', 'constructor'), value, { maxKeys: 3 });
const day = fc.constantFrom('2026-12-31', '2027-03-31', null);
const unanswered = fc.record({ isAnswered: fc.constant(false as const), detail: fc.constant('It is not there.') });

const licensing = fc.constantFrom('active' as const, 'grace' as const);
const refusing = fc.constantFrom(...licenceStatuses.filter((one) => one !== 'active' && one !== 'grace'), 'not_an_address' as const);

const oldAnswer: fc.Arbitrary<OldAnswer> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      isAnswered: fc.constant(true as const),
      isLicensed: fc.boolean(),
      status: fc.constant(null),
      validUntil: fc.option(day, { nil: undefined }),
      features: fc.option(features),
    }),
  },
  unanswered,
);
const newAnswer: fc.Arbitrary<NewAnswer> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      isAnswered: fc.constant(true as const),
      isLicensed: fc.constant(true),
      status: licensing,
      validUntil: day,
      profile: fc.constant(null),
      features,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      isAnswered: fc.constant(true as const),
      isLicensed: fc.constant(false),
      status: refusing,
      validUntil: day,
      profile: fc.constant(null),
      features: fc.constant({}),
    }),
  },
  unanswered,
);
const fate = fc.record({
  fate: fc.constantFrom('quarantined' as const, 'left_out' as const, 'dropped' as const),
  code: fc.constantFrom('no_seat', 'seat_limit_reached'),
  detail: fc.constant('It waits.'),
});
const domain = fc.constantFrom('acme.example', 'globex.example', null);
const facts: fc.Arbitrary<DifferenceFacts> = fc.record({
  status: fc.constantFrom(...oldStatuses),
  known: fc.constantFrom('as_asked' as const, 'otherwise' as const, 'no' as const),
  addressDomain: domain,
  seatDomain: domain,
  isAlias: fc.boolean(),
  decisive: fc.option(fate),
  related: fc.option(fate),
  wasMigrated: fc.option(fc.boolean()),
  changed: fc.option(fc.constant('the user')),
});

const noFacts: DifferenceFacts = {
  status: 'active',
  known: 'as_asked',
  addressDomain: 'acme.example',
  seatDomain: 'acme.example',
  isAlias: false,
  decisive: null,
  related: null,
  wasMigrated: true,
  changed: null,
};

/** Of answers that differ. */
function found(old: OldAnswer, fresh: NewAnswer, known: Partial<DifferenceFacts> = {}): string {
  const difference = findDifference(old, fresh) ?? assert.fail('they agree');
  return `${causeOf(difference, old, fresh, { ...noFacts, ...known }).cause} ${difference.effect}`;
}

const yes = (more: Partial<Extract<OldAnswer, { isAnswered: true }>> = {}): OldAnswer => ({
  isAnswered: true,
  isLicensed: true,
  status: 'active',
  validUntil: undefined,
  features: { x: true },
  ...more,
});
const no: OldAnswer = { isAnswered: true, isLicensed: false, status: 'unknown', validUntil: undefined, features: {} };
const fresh = (status: Extract<NewAnswer, { isAnswered: true }>['status'], more: object = {}): NewAnswer => ({
  isAnswered: true,
  isLicensed: status === 'active' || status === 'grace',
  status,
  validUntil: '2027-03-31',
  profile: null,
  features: { x: true },
  ...more,
});

describe('two answers', () => {
  it('agree where neither licenses, and where both do alike; otherwise they differ in one way', () => {
    fc.assert(
      fc.property(oldAnswer, newAnswer, (old, now) => {
        const difference = findDifference(old, now);
        const both = old.isAnswered && now.isAnswered;
        if (!both) assert.equal(difference?.effect, 'differs');
        else if (old.isLicensed !== now.isLicensed) assert.equal(difference?.effect, old.isLicensed ? 'loses' : 'gains');
        else if (!old.isLicensed) assert.equal(difference, null);
        else {
          const isSame = old.features === null || JSON.stringify(sorted(old.features)) === JSON.stringify(sorted(now.features));
          const isOtherEnd = old.validUntil !== undefined && old.validUntil !== now.validUntil;
          assert.equal(difference === null, isSame && !isOtherEnd);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('that differ have one cause that there is, and the same one each time', () => {
    fc.assert(
      fc.property(oldAnswer, newAnswer, facts, (old, now, known) => {
        const difference = findDifference(old, now);
        if (difference === null) return;
        const { cause, detail } = causeOf(difference, old, now, known);
        assert.ok(parityCauses.includes(cause));
        assert.match(detail, /\.$/);
        assert.deepEqual(causeOf(difference, old, now, known), { cause, detail });
      }),
      { numRuns: 2_000 },
    );
  });

  it('are never left unexplained where the facts say more', () => {
    fc.assert(
      fc.property(oldAnswer, newAnswer, facts, (old, now, known) => {
        const difference = findDifference(old, now);
        if (difference === null) return;
        const { cause } = causeOf(difference, old, now, known);
        if (cause !== 'unexplained') return;
        assert.ok(old.isAnswered && now.isAnswered);
        assert.deepEqual([known.decisive, known.related], [null, null]);
        // What is left: the old service contradicts its own tables.
        if (difference.effect === 'loses') assert.equal(known.known, 'no');
        else assert.ok(known.known === 'as_asked' && ['active', 'unknown', 'unreadable'].includes(known.status));
      }),
      { numRuns: 5_000 },
    );
  });

  it('differ first because of a row that waits or was decided on', () => {
    const waits = { fate: 'quarantined', code: 'no_seat', detail: 'It waits.' } as const;
    assert.equal(found(yes(), fresh('unknown'), { decisive: waits }), 'quarantined loses');
    assert.equal(found(yes(), fresh('unknown'), { related: waits, wasMigrated: true }), 'quarantined loses');
    assert.equal(found(yes(), fresh('unknown'), { decisive: { ...waits, code: 'seat_limit_reached' } }), 'seat_limit loses');
    assert.equal(found(yes(), fresh('unknown'), { decisive: { ...waits, fate: 'dropped' } }), 'left_out loses');
    assert.equal(
      found({ isAnswered: false, detail: 'It cannot be read.' }, fresh('unknown'), { status: 'unreadable', decisive: waits }),
      'quarantined differs',
    );
  });

  it('differ because of what each side says', () => {
    assert.equal(found(yes(), fresh('unknown'), { wasMigrated: false }), 'not_migrated loses');
    assert.equal(found(yes(), fresh('unknown')), 'changed_since loses');
    assert.equal(found(yes(), fresh('not_an_address')), 'address_form loses');
    assert.equal(found(yes(), fresh('suspended')), 'suspension loses');
    assert.equal(found(yes(), fresh('suspended'), { changed: 'the user' }), 'changed_since loses');
    assert.equal(found(yes(), fresh('expired')), 'validity loses');
    assert.equal(found(yes(), fresh('expired'), { seatDomain: 'globex.example' }), 'other_domain loses');
    assert.equal(found(no, fresh('active'), { known: 'otherwise', status: 'unknown' }), 'address_form gains');
    assert.equal(found(no, fresh('active'), { known: 'no', status: 'unknown' }), 'not_in_source gains');
    assert.equal(found(no, fresh('active'), { known: 'no', status: 'unknown', isAlias: true }), 'address_form gains');
    assert.equal(found(no, fresh('active'), { status: 'domain_inactive' }), 'suspension gains');
    assert.equal(found(no, fresh('grace'), { status: 'ended' }), 'grace gains');
    assert.equal(found(no, fresh('active'), { status: 'not_started' }), 'validity gains');
    assert.equal(found(no, fresh('active'), { status: 'no_seat' }), 'changed_since gains');
    assert.equal(found(no, fresh('active')), 'unexplained gains');
    assert.equal(found(yes(), { isAnswered: false, detail: 'Gone.' }), 'new_failed differs');
    assert.equal(found({ isAnswered: false, detail: 'Gone.' }, fresh('active')), 'old_failed differs');
  });

  it('differ in features and days where both license', () => {
    assert.equal(found(yes({ features: { x: true, y: 1 } }), fresh('active')), 'feature_missing differs');
    assert.equal(found(yes({ features: {} }), fresh('active')), 'feature_extra differs');
    assert.equal(found(yes({ features: { x: false } }), fresh('active')), 'feature_value differs');
    assert.equal(found(yes({ validUntil: null }), fresh('active')), 'validity differs');
    assert.equal(found(yes({ validUntil: null }), fresh('active'), { seatDomain: 'globex.example' }), 'other_domain differs');
    assert.equal(findDifference(yes({ features: null }), fresh('active')), null);
  });
});

function sorted(record: object): readonly (readonly [string, unknown])[] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
