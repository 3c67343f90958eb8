import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { progressOf, type Approval } from './approval.ts';
import { standingApproval, type PresentApprover } from './standing-approval.ts';

const ana: PresentApprover = { operatorId: 10, personId: 1, roles: ['approver', 'chief'], isConfined: false };
const bob: PresentApprover = { operatorId: 20, personId: 2, roles: [], isConfined: false };

const inPlaceOf = (giver: PresentApprover, { operatorId, personId, roles }: PresentApprover): Approval => ({
  operatorId: giver.operatorId,
  personId: giver.personId,
  power: { operatorId, personId, roles },
});
const own = (one: PresentApprover): Approval => inPlaceOf(one, one);

const left = (approval: Approval, ...present: readonly PresentApprover[]) =>
  standingApproval(approval, new Map(present.map((one) => [one.operatorId, one])))?.power.roles ?? null;

describe('an approval that was given', () => {
  it('stands as long as whoever gave it may approve', () => {
    assert.deepEqual(left(own(ana), ana), ['approver', 'chief']);
    assert.equal(left(own(ana)), null);
    assert.equal(left(own(ana), { ...ana, roles: [] }), null);
    assert.equal(left(own(ana), { ...ana, isConfined: true }), null);
  });

  it('stands with the roles that it was given with and that are left of them', () => {
    assert.deepEqual(left(own(ana), { ...ana, roles: ['chief', 'administrator'] }), ['chief']);
    assert.equal(left(own(ana), { ...ana, roles: ['administrator'] }), null);
  });

  it('stands in the place of somebody as long as both are there, and the power is', () => {
    assert.deepEqual(left(inPlaceOf(bob, ana), ana, bob), ['approver', 'chief']);
    assert.equal(left(inPlaceOf(bob, ana), bob), null);
    assert.equal(left(inPlaceOf(bob, ana), ana), null);
    assert.equal(left(inPlaceOf(bob, ana), ana, { ...bob, isConfined: true }), null);
    assert.equal(left(inPlaceOf(bob, ana), { ...ana, roles: [] }, bob), null);
  });

  it('never counts for more than it did', () => {
    const roles = fc.subarray(['approver', 'chief', 'administrator']);
    fc.assert(
      fc.property(roles, roles, roles, (given, now, approverRoles) => {
        const approval = own({ ...ana, roles: given });
        const standing = standingApproval(approval, new Map([[ana.operatorId, { ...ana, roles: now }]]));
        const count = (approvals: readonly Approval[]) => progressOf([{ approvals: 1, approverRoles }], approvals, [])[0]?.given ?? 0;
        assert.ok(count(standing === null ? [] : [standing]) <= count([approval]));
      }),
    );
  });
});
