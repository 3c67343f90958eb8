import { sql } from 'kysely';
import type { Tx } from '../../access-schema.ts';

/** In how many ways the operator can begin a sign-in. */
export async function countFirstFactors(tx: Tx, operatorId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from access.passwords where operator_id = ${operatorId})
      + (select count(*) from access.passkeys where operator_id = ${operatorId})
      + (select count(*) from access.identities where operator_id = ${operatorId}) as count`.execute(tx);
  return rows[0]?.count ?? 0;
}
