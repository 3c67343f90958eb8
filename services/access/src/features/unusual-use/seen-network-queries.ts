import { sql, type Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import type { Credential } from './credential.ts';

/** Writes down that a network was seen now. True where it is another than those that the credential was used from so far. */
export async function seeNetwork(kysely: Kysely<AccessSchema>, { kind, id }: Credential, networkHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean; hasOthers: boolean }>`
    insert into access.seen_networks (credential_kind, credential_id, network_hash) values (${kind}, ${id}, ${networkHash})
    on conflict (credential_kind, credential_id, network_hash) do update set last_seen_at = now()
    returning first_seen_at = now() as "isNew",
      exists (select from access.seen_networks where credential_kind = ${kind} and credential_id = ${id}) as "hasOthers"`.execute(kysely);
  const [row] = rows;
  return row !== undefined && row.isNew && row.hasOthers;
}
