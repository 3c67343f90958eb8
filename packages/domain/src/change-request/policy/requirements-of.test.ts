import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { approvalPolicy, defaultApprovalPolicy } from './approval-policy.ts';
import { requirementsOf, type ApprovalRequirements, type Proposer } from './requirements-of.ts';
import { kinds, policies, proposers } from './testing/arbitrary-policy.ts';

const operator = (...roles: string[]): Proposer => ({ kind: 'operator', roles });

describe('the default policy', () => {
  const needs = (proposer: Proposer, ...of: string[]) => requirementsOf(defaultApprovalPolicy, proposer, of)?.requirements ?? null;
  const oneApprover = [{ approvals: 1, approverRoles: ['administrator', 'approver'] }];

  it('has the seats and the catalogue approved, whoever of the operators and contacts changes them', () => {
    for (const kind of [
      'user.create',
      'user.import',
      'domain.renew',
      'override.set',
      'feature.change',
      'profile.change',
      'pack.delete',
      'import.apply',
    ]) {
      assert.deepEqual(needs(operator('operator'), kind), oneApprover, kind);
      assert.deepEqual(needs(operator('customer-contact'), kind), oneApprover, kind);
      assert.deepEqual(needs(operator('approver'), kind), oneApprover, kind);
    }
    assert.deepEqual(needs(operator('operator'), 'customer.delete'), oneApprover);
  });

  it('lets administrators, services and the command line of the host change them at once', () => {
    for (const proposer of [operator('administrator', 'operator'), { kind: 'service', roles: [] }, { kind: 'cli', roles: [] }] as const) {
      assert.equal(needs(proposer, 'user.create', 'domain.delete', 'feature.change'), null);
    }
  });

  it('lets customers be made and changed at once, unless something else comes with it', () => {
    assert.equal(needs(operator('operator'), 'customer.create', 'customer.change'), null);
    assert.deepEqual(needs(operator('operator'), 'customer.create', 'domain.create'), oneApprover);
  });
});

describe('a policy', () => {
  it('decides on what comes back after it was deleted as on what is new', () => {
    const policy = approvalPolicy.parse({
      rules: [{ commands: ['user.create'], proposedBy: ['person'], approvals: 2, approverRoles: ['approver'] }],
    });
    assert.equal(requirementsOf(policy, operator('operator'), ['user.restore'])?.requirements[0]?.approvals, 2);
    assert.equal(requirementsOf(policy, operator('operator'), ['user.delete']), null);
  });

  it('is decided by the first rule that applies', () => {
    const policy = approvalPolicy.parse({
      rules: [
        {
          commands: ['user.delete'],
          proposedBy: ['service', 'operator'],
          exemptRoles: ['chief'],
          approvals: 2,
          approverRoles: ['approver'],
        },
        { commands: ['user.*'], proposedBy: ['person', 'service'], approvals: 1, approverRoles: ['chief'], reasonRequired: true },
      ],
    });
    const approvals = (proposer: Proposer, kind: string) =>
      requirementsOf(policy, proposer, [kind])?.requirements.map((one) => one.approvals);
    assert.deepEqual(approvals(operator('operator'), 'user.delete'), [2]);
    assert.deepEqual(approvals({ kind: 'service', roles: [] }, 'user.delete'), [2]);
    assert.deepEqual(approvals(operator('reader'), 'user.delete'), [1]);
    // Exempt from the first, which leaves the second.
    assert.deepEqual(approvals(operator('operator', 'chief'), 'user.delete'), [1]);
    assert.equal(approvals({ kind: 'cli', roles: [] }, 'user.delete'), undefined);
  });

  it('asks for the most that rules want of the same roles, a reason where one does, and the shortest time', () => {
    const rule = { proposedBy: ['person'], approvals: 1, approverRoles: ['chief', 'approver'] };
    const policy = approvalPolicy.parse({
      rules: [
        { ...rule, commands: ['user.*'], dueDays: 5, expireDays: 9 },
        {
          ...rule,
          commands: ['domain.*'],
          approvals: 3,
          approverRoles: ['approver', 'chief'],
          reasonRequired: true,
          dueDays: 7,
          expireDays: 7,
        },
        { ...rule, commands: ['pack.*'], approverRoles: ['chief'], dueDays: 1, expireDays: 30 },
      ],
    });
    assert.deepEqual(requirementsOf(policy, operator(), ['user.create', 'domain.change', 'pack.change', 'user.move']), {
      requirements: [
        { approvals: 3, approverRoles: ['approver', 'chief'] },
        { approvals: 1, approverRoles: ['chief'] },
      ],
      reasonRequired: true,
      dueDays: 1,
      expireDays: 7,
    });
  });

  it('never asks for less of many commands than of any of them', () => {
    fc.assert(
      fc.property(
        policies,
        proposers,
        fc.array(kinds, { maxLength: 8 }),
        fc.array(kinds, { maxLength: 8 }),
        (policy, proposer, some, others) => {
          const fewer = requirementsOf(policy, proposer, some);
          const more = requirementsOf(policy, proposer, [...others, ...some]);
          if (fewer === null) return;
          assert.ok(more !== null && isAtLeast(more, fewer), JSON.stringify({ fewer, more }));
        },
      ),
    );
  });

  it('asks for the same whatever the order and the number of the commands', () => {
    fc.assert(
      fc.property(policies, proposers, fc.array(kinds, { maxLength: 8 }), (policy, proposer, some) => {
        const asked = requirementsOf(policy, proposer, some);
        const again = requirementsOf(policy, proposer, [...some, ...some].toReversed());
        assert.ok(asked === null ? again === null : again !== null && isAtLeast(again, asked) && isAtLeast(asked, again));
      }),
    );
  });

  it('with another rule at its end never asks for less', () => {
    fc.assert(
      fc.property(policies, policies, proposers, fc.array(kinds, { maxLength: 8 }), (policy, further, proposer, some) => {
        const fewer = requirementsOf(policy, proposer, some);
        const more = requirementsOf({ rules: [...policy.rules, ...further.rules] }, proposer, some);
        assert.ok(fewer === null || (more !== null && isAtLeast(more, fewer)));
      }),
    );
  });

  it('is the same however its lists are written down', () => {
    const rule = { commands: ['user.*', 'domain.*'], proposedBy: ['person'], approvals: 1, approverRoles: ['b', 'a', 'b'] };
    const [read] = approvalPolicy.parse({ rules: [rule] }).rules;
    assert.deepEqual(
      [read?.commands, read?.approverRoles],
      [
        ['domain.*', 'user.*'],
        ['a', 'b'],
      ],
    );
    assert.deepEqual(approvalPolicy.parse({ rules: [read] }).rules, [read]);
  });
});

function isAtLeast(more: ApprovalRequirements, fewer: ApprovalRequirements): boolean {
  const covers = fewer.requirements.every((one) =>
    more.requirements.some((other) => other.approverRoles.join() === one.approverRoles.join() && other.approvals >= one.approvals),
  );
  const isStricter = more.reasonRequired || !fewer.reasonRequired;
  return covers && isStricter && more.dueDays <= fewer.dueDays && more.expireDays <= fewer.expireDays && more.dueDays <= more.expireDays;
}
