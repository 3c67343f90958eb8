import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { approvalPolicy, defaultApprovalPolicy } from './approval-policy.ts';
import type { Approval } from './approval.ts';
import { decideChangePolicy } from './change-policy.ts';
import { decisionOnApproval } from './decide-approval.ts';
import { problemsOfPolicy, type PolicyFacts, type PolicyOperator } from './policy-problems.ts';
import { requirementsOf } from './requirements-of.ts';
import { allKinds, allRoles, policies } from './testing/arbitrary-policy.ts';

const approving = 'change-request.approve';
const changing = ['customer.write', 'domain.write', 'user.write', 'user.import', 'catalogue.write'];

const person = (personId: number, roles: readonly string[], ...permissions: string[]): PolicyOperator => ({
  personId,
  roles,
  permissions: new Set(permissions),
});
const chief = (personId: number) => person(personId, ['chief'], approving, ...changing);
const clerk = (personId: number) => person(personId, ['operator'], ...changing);

function facts(operators: readonly PolicyOperator[], more: Partial<PolicyFacts> = {}): PolicyFacts {
  return { roleKeys: new Set(allRoles), operators, serviceOwnerPersonIds: [], ...more };
}

const rule = { commands: ['user.*'], proposedBy: ['person'], approvals: 1, approverRoles: ['chief'] };
const problems = (rules: object, given: PolicyFacts) =>
  problemsOfPolicy(approvalPolicy.parse({ rules: [rules].flat() }), given).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a policy that nobody can satisfy', () => {
  it('names commands or roles that are not there', () => {
    const wrong = { ...rule, commands: ['seat.*', 'user.*', 'user.vanish'], proposedBy: ['ghost', 'person'], exemptRoles: ['nobody'] };
    assert.deepEqual(problems({ ...wrong, approverRoles: ['emperor'] }, facts([chief(1), chief(2)])), [
      '/rules/0/commands/0 command_unknown',
      '/rules/0/commands/2 command_unknown',
      '/rules/0/proposedBy/0 role_not_found',
      '/rules/0/exemptRoles/0 role_not_found',
      '/rules/0/approverRoles/0 role_not_found',
    ]);
  });

  it('wants more approvals than there are people who may give them', () => {
    const few = ['/rules/0/approvals approvers_too_few'];
    assert.deepEqual(problems(rule, facts([clerk(1)])), few);
    assert.deepEqual(problems({ ...rule, approvals: 3 }, facts([chief(1), chief(2), clerk(3)])), few);
    // Two accounts of one person.
    assert.deepEqual(problems({ ...rule, approvals: 2, proposedBy: ['operator'] }, facts([chief(1), chief(1), clerk(3)])), few);
    // With the role, yet without the permission.
    assert.deepEqual(problems(rule, facts([person(1, ['chief'], ...changing)])), few);
    assert.deepEqual(problems({ ...rule, approvals: 2, proposedBy: ['operator'] }, facts([chief(1), chief(2), clerk(3)])), []);
  });

  it('leaves too few for what one of them proposes', () => {
    assert.deepEqual(problems(rule, facts([chief(1)])), ['/rules/0/approvals approvers_too_few']);
    assert.deepEqual(problems(rule, facts([chief(1), chief(2)])), []);
    // Who cannot propose anything, is exempt, or has their own rule, approves what others do.
    assert.deepEqual(problems(rule, facts([person(1, ['chief'], approving), clerk(2)])), []);
    assert.deepEqual(problems({ ...rule, exemptRoles: ['chief'] }, facts([chief(1), clerk(2)])), []);
    const ofChiefs = { ...rule, proposedBy: ['chief'], approverRoles: ['administrator'] };
    assert.deepEqual(problems([ofChiefs, rule], facts([chief(1), person(2, ['administrator'], approving)])), []);
  });

  it('leaves too few for what a key of one of them proposes', () => {
    const ofServices = { ...rule, proposedBy: ['service'] };
    assert.deepEqual(problems(ofServices, facts([chief(1)])), []);
    assert.deepEqual(problems(ofServices, facts([chief(1)], { serviceOwnerPersonIds: [1] })), ['/rules/0/approvals approvers_too_few']);
  });

  it('is refused with all the reasons when it is saved', () => {
    const command = { kind: 'policy.change' as const, ...approvalPolicy.parse({ rules: [{ ...rule, approvals: 5 }] }) };
    assert.throws(() => decideChangePolicy(command, { ...facts([chief(1)]), policy: defaultApprovalPolicy }), {
      code: 'policy_cannot_be_satisfied',
      problems: [
        {
          pointer: '/rules/0/approvals',
          code: 'approvers_too_few',
          detail:
            'This takes 5, but 1 person with the role chief may approve, and nobody approves their own. Give the role to others, or ask for fewer approvals.',
        },
      ],
    });
  });
});

describe('the policy that holds by default', () => {
  const administrator = person(1, ['administrator'], approving, ...changing);

  it('is satisfied by one administrator', () => {
    assert.deepEqual(problemsOfPolicy(defaultApprovalPolicy, facts([administrator])), []);
  });
});

describe('a policy that is accepted', () => {
  const operators = fc.array(
    fc
      .record({
        personId: fc.integer({ min: 1, max: 5 }),
        roles: fc.uniqueArray(fc.constantFrom(...allRoles), { maxLength: 2 }),
        mayApprove: fc.boolean(),
        mayChange: fc.boolean(),
      })
      .map(({ personId, roles, mayApprove, mayChange }) =>
        person(personId, roles, ...(mayApprove ? [approving] : []), ...(mayChange ? changing : [])),
      ),
    { maxLength: 8 },
  );

  it('lets every request of anybody be approved by others', () => {
    fc.assert(
      fc.property(policies, operators, (policy, people) => {
        const given = facts(people);
        const found = problemsOfPolicy(policy, given).filter(({ code }) => code === 'approvers_too_few');
        const stuck = people.some(({ personId, roles, permissions }) =>
          allKinds.some((kind) => {
            const asked = permissions.has('user.write') ? requirementsOf(policy, { kind: 'operator', roles }, [kind]) : null;
            return asked !== null && !isApprovedByOthers(asked.requirements, personId, people);
          }),
        );
        if (stuck) assert.notDeepEqual(found, []);
      }),
      { numRuns: 1000 },
    );
  });

  function isApprovedByOthers(
    requirements: Parameters<typeof decisionOnApproval>[0]['request']['requirements'],
    proposer: number,
    people: readonly PolicyOperator[],
  ) {
    const approvals: Approval[] = [];
    let isMet = false;
    for (const personId of new Set(people.map((one) => one.personId))) {
      const accounts = people.filter((one) => one.personId === personId && one.permissions.has(approving));
      const roles = accounts.flatMap((one) => one.roles);
      const request = { requirements, kinds: ['user.create'], involvedPersonIds: [proposer], approvals };
      const now = Temporal.Instant.from('2026-11-25T12:00:00Z');
      const approver = { operatorId: personId, personId, roles };
      const decision = decisionOnApproval({ kind: 'operator', approver, onBehalfOf: null, delegated: [], request, now });
      if (decision.outcome === 'approved') {
        approvals.push(decision.approval);
        ({ isMet } = decision);
      }
    }
    return isMet;
  }
});
