import { sql, type Kysely } from 'kysely';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';

export interface InvitationStep {
  readonly step: number;
  readonly email: string;
  readonly roleKeys: string[];
  readonly settled: boolean;
}

export async function listInvitationSteps(db: Kysely<RegistrySchema>, migrationId: number): Promise<InvitationStep[]> {
  const { rows } = await sql<InvitationStep>`
    select s.step, s.desired ->> 'email' as email, s.desired -> 'roleKeys' as role_keys, l.digest is not distinct from s.digest as settled
    from legacy_steps s left join legacy_links l on l.source_key = s.source_key
    where s.migration_id = ${migrationId} and s.kind = 'operator' order by s.step`.execute(db);
  return rows;
}

/** Remembers that the person has been invited; 0 where they were an operator already. */
export async function settleInvitation(tx: Tx, migrationId: number, step: number, invitationId: number): Promise<void> {
  await sql`
    insert into legacy_links (source_key, kind, target_id, digest, target_version, migration_id)
    select source_key, kind, ${invitationId}, digest, 1, migration_id from legacy_steps
    where migration_id = ${migrationId} and step = ${step} and kind = 'operator'
    on conflict (source_key) do update set target_id = excluded.target_id, digest = excluded.digest, migration_id = excluded.migration_id`.execute(
    tx,
  );
}
