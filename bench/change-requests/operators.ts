import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { queryRow } from '../../packages/platform/src/db/connection.ts';
import { builtInRoles, type BuiltInRole } from '../../packages/domain/src/role/built-in-roles.ts';

export interface Operator {
  readonly token: string;
}

/** Somebody with a role and a personal token, written as the access service keeps them. */
export async function createOperator(client: pg.Client, name: string, role: BuiltInRole): Promise<Operator> {
  const tokenId = randomBytes(6).toString('hex');
  const token = `slp_${tokenId}_${randomBytes(32).toString('base64url')}`;
  const { id } = await queryRow<{ id: string }>(
    client,
    `insert into access.operators (email, display_name) values ('${name}@vendor.example', '${name}') returning id::text`,
  );
  await client.query('insert into access.operator_roles select $1, id from access.roles where key = $2', [id, role]);
  await client.query(
    `insert into access.personal_tokens (operator_id, token_id, name, token_hash, permissions, expires_at)
     values ($1, $2, 'bench', $3, $4, now() + interval '1 day')`,
    [id, tokenId, createHash('sha256').update(token).digest(), builtInRoles[role]],
  );
  return { token };
}
