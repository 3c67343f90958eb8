import { z } from 'zod';
import { roleKey } from '../../role/role.ts';
import { commandPattern } from './command-pattern.ts';

/** Who proposes, where it is no role: anybody with an operator account, whatever has a key or is a client, and the host's command line. */
export const proposerKinds = ['person', 'service', 'command-line'] as const;
export type ProposerKind = (typeof proposerKinds)[number];

const days = z.int().min(1).max(366);

/** Sorted and each once: lists that say the same are the same. */
function setOf(one: z.ZodString, least: 0 | 1) {
  return z
    .array(one)
    .min(least)
    .max(50)
    .transform((given): readonly string[] => [...new Set(given)].toSorted());
}

export const approvalRule = z
  .strictObject({
    commands: setOf(commandPattern, 1),
    /** `person`, `service`, `command-line`, or the key of a role. */
    proposedBy: setOf(roleKey, 1),
    /** Whoever has one of these roles is not subject to this rule; those that come after it may still apply. */
    exemptRoles: setOf(roleKey, 0).default([]),
    /** How many people. */
    approvals: z.int().min(1).max(5),
    /** Each of them has one of these roles. */
    approverRoles: setOf(roleKey, 1),
    reasonRequired: z.boolean().default(false),
    /** After how many days approvers are reminded, and after how many a request that nobody has decided on expires. */
    dueDays: days.default(3),
    expireDays: days.default(30),
  })
  .refine(({ dueDays, expireDays }) => dueDays <= expireDays, { path: ['dueDays'], message: 'must not be more than expireDays' });
export type ApprovalRule = z.output<typeof approvalRule>;

/** In their order: the first rule that applies to a command and whoever proposes it decides; where none does, no approval is needed. */
export const approvalPolicy = z.strictObject({ rules: z.array(approvalRule).max(50) });
export interface ApprovalPolicy {
  readonly rules: readonly ApprovalRule[];
}

/** What holds until the vendor says otherwise. */
export const defaultApprovalPolicy: ApprovalPolicy = approvalPolicy.parse({
  rules: [
    {
      commands: [
        'user.*',
        'domain.*',
        'override.*',
        'feature.*',
        'profile.*',
        'pack.*',
        'product.*',
        'import.apply',
        'migration.apply',
        'customer.delete',
      ],
      proposedBy: ['person'],
      exemptRoles: ['administrator'],
      approvals: 1,
      approverRoles: ['administrator', 'approver'],
    },
  ],
});
