import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fits, isMet, progressOf, type Approval, type Power } from './approval.ts';
import { decisionOnApproval, type ApprovalAttempt, type ApprovalDecision } from './decide-approval.ts';
import type { DelegatedPower } from '../../delegation/delegated-power.ts';

const now = Temporal.Instant.from('2026-11-25T12:00:00Z');

/** An account of a person: `2` of Bob is 21. */
const account = (personId: number, roles: readonly string[], number = 0): Power => ({
  operatorId: personId * 10 + number,
  personId,
  roles,
});

const ana = account(1, ['approver']);
const bob = account(2, ['operator']);
const cleo = account(3, ['chief']);
const dora = account(4, ['operator']);

const delegatedBy = (power: Power, terms: Partial<DelegatedPower> = {}): DelegatedPower => ({
  from: '2026-11-20T00:00:00Z',
  until: '2026-12-01T00:00:00Z',
  commands: null,
  power,
  ...terms,
});

const own = ({ operatorId, personId, roles }: Power): Approval => ({ operatorId, personId, power: { operatorId, personId, roles } });
const inPlaceOf = (power: Power, { operatorId, personId }: Power): Approval => ({ operatorId, personId, power });

const oneApproval = [{ approvals: 1, approverRoles: ['approver', 'chief'] }];

function decide(approver: Power, request: Partial<ApprovalAttempt['request']> = {}, more: Partial<ApprovalAttempt> = {}): ApprovalDecision {
  const asked = { requirements: oneApproval, kinds: ['user.create'], involvedPersonIds: [dora.personId], approvals: [], ...request };
  return decisionOnApproval({ kind: 'operator', approver, onBehalfOf: null, delegated: [], request: asked, now, ...more });
}

const result = (decision: ApprovalDecision) => (decision.outcome === 'refused' ? decision.code : decision.approval.power.operatorId);

const isMetBy = (decision: ApprovalDecision) => decision.outcome === 'approved' && decision.isMet;

describe('an approval', () => {
  it('is given by somebody who has one of the roles', () => {
    const decision = decide(ana);
    assert.deepEqual(decision, {
      outcome: 'approved',
      approval: { operatorId: 10, personId: 1, power: ana },
      progress: [{ approvals: 1, approverRoles: ['approver', 'chief'], given: 1 }],
      isMet: true,
    });
    assert.equal(result(decide(bob)), 'approver_role_missing');
  });

  it('is never given by a key, a client or the command line', () => {
    for (const kind of ['service', 'cli'] as const) assert.equal(result(decide(ana, {}, { kind })), 'approver_not_a_person');
  });

  it('is never of whoever has proposed or edited it, by whichever account', () => {
    assert.equal(result(decide(account(4, ['approver'], 1))), 'own_change_request');
    assert.equal(result(decide(account(1, ['approver'], 1), { involvedPersonIds: [4, 1] })), 'own_change_request');
  });

  it('counts once for each person, by whichever account', () => {
    const requirements = [{ approvals: 2, approverRoles: ['approver'] }];
    assert.equal(result(decide(account(1, ['approver'], 1), { requirements, approvals: [own(ana)] })), 'already_approved');
    const second = decide(account(5, ['approver']), { requirements, approvals: [own(ana)] });
    assert.ok(second.outcome === 'approved' && second.isMet);
  });

  it('is given again by whoever is back, where nothing is lacking and yet it waits', () => {
    assert.ok(isMetBy(decide(ana, { approvals: [own(ana)] })));
    const requirements = [{ approvals: 2, approverRoles: ['approver', 'chief'] }];
    assert.ok(isMetBy(decide(ana, { requirements, approvals: [own(ana), own(cleo)] })));
    assert.equal(result(decide(ana, { requirements, approvals: [own(ana)] })), 'already_approved');
  });

  it('counts for each requirement that it fits', () => {
    const requirements = [
      { approvals: 2, approverRoles: ['approver'] },
      { approvals: 1, approverRoles: ['chief'] },
    ];
    const both = decide(account(5, ['approver', 'chief']), { requirements, approvals: [own(ana)] });
    assert.ok(both.outcome === 'approved' && both.isMet);
    const neither = decide(account(5, ['approver']), { requirements, approvals: [own(ana)] });
    assert.ok(neither.outcome === 'approved' && !neither.isMet);
  });

  it('is lost where approver and proposer turn out to be one person', () => {
    assert.ok(isMet(progressOf(oneApproval, [own(ana)], [4])));
    assert.ok(!isMet(progressOf(oneApproval, [own(ana)], [4, 1])));
    const two = [{ approvals: 2, approverRoles: ['approver'] }];
    assert.deepEqual(
      progressOf(two, [own(ana), own(account(1, ['approver'], 1))], []).map(({ given }) => given),
      [1],
    );
  });
});

describe('a delegation', () => {
  const forAna = (terms?: Partial<DelegatedPower>) => ({ delegated: [delegatedBy(ana, terms)] });

  it('lets somebody approve with the power of another, who is named in the approval', () => {
    const decision = decide(bob, {}, forAna());
    assert.deepEqual(decision.outcome === 'approved' && decision.approval, { operatorId: 20, personId: 2, power: ana });
  });

  it('is in force from its first instant until before its last', () => {
    const { from, until } = delegatedBy(ana);
    const at = (instant: string) => result(decide(bob, {}, { ...forAna(), now: Temporal.Instant.from(instant) }));
    assert.equal(at(from), 10);
    assert.equal(at('2026-11-19T23:59:59.999Z'), 'approver_role_missing');
    assert.equal(at('2026-11-30T23:59:59.999Z'), 10);
    assert.equal(at(until), 'approver_role_missing');
  });

  it('that is confined to commands serves for requests of nothing else', () => {
    const asked = (...kinds: string[]) => result(decide(bob, { kinds }, forAna({ commands: ['user.*', 'domain.renew'] })));
    assert.equal(asked('user.create', 'domain.renew'), 10);
    assert.equal(asked('user.create', 'domain.delete'), 'approver_role_missing');
  });

  it('serves for no request of either', () => {
    assert.equal(result(decide(bob, { involvedPersonIds: [ana.personId] }, forAna())), 'own_change_request');
    assert.equal(result(decide(bob, { involvedPersonIds: [bob.personId] }, forAna())), 'own_change_request');
  });

  it('makes no second person of whoever has approved already', () => {
    const requirements = [{ approvals: 2, approverRoles: ['approver', 'chief'] }];
    const chief = { ...forAna(), onBehalfOf: ana.operatorId };
    assert.equal(result(decide(cleo, { requirements, approvals: [own(cleo)] }, chief)), 'already_approved');
    assert.equal(result(decide(bob, { requirements, approvals: [own(ana)] }, forAna())), 'already_approved');
    assert.equal(result(decide(ana, { requirements, approvals: [inPlaceOf(ana, bob)] })), 'already_approved');
  });

  it('is used where the own power does not serve what is still open', () => {
    const requirements = [
      { approvals: 1, approverRoles: ['chief'] },
      { approvals: 1, approverRoles: ['approver'] },
    ];
    assert.equal(result(decide(cleo, { requirements }, forAna())), cleo.operatorId);
    assert.equal(result(decide(cleo, { requirements, approvals: [own(account(5, ['chief']))] }, forAna())), ana.operatorId);
  });

  it('is the one that is asked for, or none', () => {
    const both = { delegated: [delegatedBy(ana), delegatedBy(cleo)] };
    assert.equal(result(decide(bob, {}, { ...both, onBehalfOf: cleo.operatorId })), cleo.operatorId);
    assert.equal(result(decide(ana, {}, { ...both, onBehalfOf: 77 })), 'delegation_not_in_force');
  });
});

describe('approvals', () => {
  const role = fc.constantFrom('approver', 'chief', 'operator');
  const power = fc
    .record({
      personId: fc.integer({ min: 1, max: 5 }),
      number: fc.integer({ min: 0, max: 1 }),
      roles: fc.uniqueArray(role, { maxLength: 2 }),
    })
    .map(({ personId, number, roles }) => account(personId, roles, number));
  const attempts = fc.array(
    fc.record({
      approver: power,
      kind: fc.constantFrom('operator' as const, 'operator' as const, 'service' as const, 'cli' as const),
      lent: fc.array(power, { maxLength: 2 }),
    }),
    { maxLength: 12 },
  );
  const requirements = fc.array(
    fc.record({ approvals: fc.integer({ min: 1, max: 3 }), approverRoles: fc.uniqueArray(role, { minLength: 1, maxLength: 2 }) }),
    { minLength: 1, maxLength: 3 },
  );
  const involved = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 });

  it('whatever is tried, are of distinct people with distinct powers, none of them involved, and meet what they are said to meet', () => {
    fc.assert(
      fc.property(attempts, requirements, involved, (tried, required, involvedPersonIds) => {
        const approvals: Approval[] = [];
        for (const { approver, kind, lent } of tried) {
          const decision = decide(
            approver,
            { requirements: required, approvals: [...approvals], involvedPersonIds },
            { kind, delegated: lent.map((one) => delegatedBy(one)) },
          );
          if (decision.outcome === 'refused') continue;
          assert.equal(kind, 'operator');
          const { approval } = decision;
          approvals.splice(0, approvals.length, ...approvals.filter(({ personId }) => personId !== approval.personId), approval);
          assert.equal(decision.isMet, isMetByDistinctPeople(required, approvals));
        }
        for (const people of [approvals.map(({ personId }) => personId), approvals.map(({ power }) => power.personId)]) {
          assert.equal(new Set(people).size, people.length);
          assert.ok(!people.some((one) => involvedPersonIds.includes(one)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('count no more when accounts turn out to be of fewer people', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(power, power), { maxLength: 8 }), requirements, involved, involved, (pairs, required, some, others) => {
        const approvals = pairs.map(([approver, lent]) => inPlaceOf(lent, approver));
        const before = progressOf(required, approvals, some);
        const after = progressOf(required, approvals, [...some, ...others]);
        before.forEach(({ given }, index) => assert.ok((after[index]?.given ?? 0) <= given));
      }),
    );
  });

  function isMetByDistinctPeople(required: ApprovalAttempt['request']['requirements'], approvals: readonly Approval[]): boolean {
    return required.every(
      (one) => new Set(approvals.filter(({ power }) => fits(power, one)).map(({ personId }) => personId)).size >= one.approvals,
    );
  }
});
