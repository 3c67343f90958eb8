import { proposerKinds, type ApprovalRule } from '@seatledger/domain/change-request/policy/approval-policy.ts';
import { problemsOfPolicy } from '@seatledger/domain/change-request/policy/policy-problems.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { shownInstant } from '../../api/fields.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { readPolicy, readPolicyFacts } from './policy-queries.ts';

const shownRule = z.strictObject({
  commands: z.array(z.string()).describe('Kinds of commands: `user.delete`, `user.*`, or `*`.'),
  proposedBy: z.array(z.string()).describe(`${proposerKinds.map((kind) => `\`${kind}\``).join(', ')}, or the key of a role.`),
  exemptRoles: z.array(z.string()).describe('Whoever has one of these is not subject to this rule.'),
  approvals: z.int().describe('How many people must approve.'),
  approverRoles: z.array(z.string()).describe('Each of them has one of these roles.'),
  reasonRequired: z.boolean(),
  dueDays: z.int().describe('After so many days approvers are reminded.'),
  expireDays: z.int().describe('After so many days a request that nobody has decided on expires.'),
});

export const shownPolicy = z.strictObject({
  rules: z
    .array(shownRule)
    .describe('The first that applies to a command, and whoever proposes it, decides; where none does, no approval is needed.'),
  isDefault: z.boolean().describe('Whether it is the one that every vendor begins with.'),
  problems: z
    .array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .describe('Why some requests could not be approved as things are now: people may have gone since it was saved.'),
  version: z.int().positive().describe('The ETag without its quotation marks.'),
  updatedAt: shownInstant,
});

export async function showPolicy(db: Kysely<RegistrySchema>): Promise<z.output<typeof shownPolicy>> {
  const { rules, isDefault, version, updatedAt } = await readPolicy(db);
  const problems = problemsOfPolicy({ rules }, await readPolicyFacts(db));
  return { rules: rules.map(showRule), isDefault, problems: [...problems], version, updatedAt: updatedAt.toString() };
}

function showRule({ commands, proposedBy, exemptRoles, approverRoles, ...rule }: ApprovalRule): z.output<typeof shownRule> {
  return {
    ...rule,
    commands: [...commands],
    proposedBy: [...proposedBy],
    exemptRoles: [...exemptRoles],
    approverRoles: [...approverRoles],
  };
}
