import { approvalPolicy, defaultApprovalPolicy, type ApprovalPolicy } from '@seatledger/domain/change-request/policy/approval-policy.ts';
import type { PolicyFacts } from '@seatledger/domain/change-request/policy/policy-problems.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import { newVersion } from '../../versioned-rows.ts';
import { readActiveOperators, readRoleKeys, readServiceOwnerPersonIds } from '../operators/operator-queries.ts';

export interface StoredPolicy extends ApprovalPolicy {
  /** Whether it is that of the program, and nobody has saved another. */
  readonly isDefault: boolean;
  readonly version: number;
  readonly updatedAt: Temporal.Instant;
}

/** The policy that holds now. */
export async function readPolicy(db: Kysely<RegistrySchema>): Promise<StoredPolicy> {
  return storedPolicy(await selectPolicy(db).executeTakeFirstOrThrow());
}

/** The same, and nobody changes it before the transaction ends. */
export async function lockPolicy(tx: Tx): Promise<StoredPolicy> {
  return storedPolicy(await selectPolicy(tx).forUpdate().executeTakeFirstOrThrow());
}

export async function savePolicy(tx: Tx, { rules }: ApprovalPolicy): Promise<void> {
  await tx
    .updateTable('approvalPolicy')
    .set({ rules: sql`${JSON.stringify(rules)}::jsonb`, ...newVersion })
    .execute();
}

/** What a policy is held against. */
export async function readPolicyFacts(db: Kysely<RegistrySchema>): Promise<PolicyFacts> {
  return {
    roleKeys: await readRoleKeys(db),
    operators: await readActiveOperators(db),
    serviceOwnerPersonIds: await readServiceOwnerPersonIds(db),
  };
}

function selectPolicy(db: Kysely<RegistrySchema>) {
  return db.selectFrom('approvalPolicy').select(['rules', 'version', 'updatedAt']);
}

function storedPolicy({
  rules,
  ...row
}: {
  readonly rules: unknown;
  readonly version: number;
  readonly updatedAt: Temporal.Instant;
}): StoredPolicy {
  const policy = rules === null ? defaultApprovalPolicy : approvalPolicy.parse({ rules });
  return { ...policy, isDefault: rules === null, ...row };
}
