import fc from 'fast-check';
import { approvalPolicy } from '../approval-policy.ts';
import type { Proposer } from '../requirements-of.ts';

/** For property tests: few of everything, so that they meet. */
export const allKinds = [
  'user.create',
  'user.delete',
  'user.import',
  'domain.renew',
  'domain.delete',
  'pack.change',
  'customer.delete',
] as const;
export const allRoles = ['administrator', 'approver', 'operator', 'chief'] as const;

export const kinds = fc.constantFrom(...allKinds);
const roles = fc.constantFrom(...allRoles);

export const proposers: fc.Arbitrary<Proposer> = fc.oneof(
  fc.record({ kind: fc.constant('operator' as const), roles: fc.uniqueArray(roles, { maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('service' as const, 'cli' as const), roles: fc.constant([]) }),
);

const rule = fc
  .record({
    commands: fc.uniqueArray(fc.oneof(kinds, fc.constantFrom('user.*', 'domain.*', 'pack.*', '*')), { minLength: 1, maxLength: 3 }),
    proposedBy: fc.uniqueArray(fc.oneof(roles, fc.constantFrom('person', 'service', 'command-line')), { minLength: 1, maxLength: 3 }),
    exemptRoles: fc.uniqueArray(roles, { maxLength: 2 }),
    approvals: fc.integer({ min: 1, max: 3 }),
    approverRoles: fc.uniqueArray(roles, { minLength: 1, maxLength: 2 }),
    reasonRequired: fc.boolean(),
    dueDays: fc.integer({ min: 1, max: 10 }),
    moreDays: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ moreDays, ...one }) => ({ ...one, expireDays: one.dueDays + moreDays }));

export const policies = fc.array(rule, { maxLength: 4 }).map((rules) => approvalPolicy.parse({ rules }));
