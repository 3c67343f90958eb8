import type pg from 'pg';
import { sealInstallationKey, type InstallationKey } from '../crypto/installation-key.ts';
import { masterKeyFingerprint, type MasterKey } from '../crypto/master-key.ts';
import { queryRow } from './connection.ts';
import { ProvisionError } from './provision-error.ts';

/** The installation key as the database has it: sealed, and under which master key. */
export interface SealedInstallationKey {
  readonly sealed: Buffer;
  /** The fingerprint of the master key. */
  readonly masterKeyId: string;
  /** ISO 8601. */
  readonly sealedAt: string;
}

/** Belongs to the account that provisions; no service may look into it. */
export async function createInstallationSchema(client: pg.Client): Promise<void> {
  await client.query('create schema if not exists installation');
  await refuseForeignSchema(client);
  await client.query(
    `create table if not exists installation.keys (
       id smallint primary key default 1 check (id = 1),
       sealed bytea not null,
       master_key_id text not null,
       made_at timestamptz not null default now(),
       sealed_at timestamptz not null default now()
     )`,
  );
  await client.query('revoke all on schema installation from public');
  await client.query('revoke all on installation.keys from public');
}

/** Whoever owns a schema can read it and put another key there. Of superusers one is as good as another. */
async function refuseForeignSchema(client: pg.Client): Promise<void> {
  const { owner, account, ours } = await queryRow<{ owner: string; account: string; ours: boolean }>(
    client,
    `select owner.rolname as owner, account.rolname as account, owner.oid = account.oid or owner.rolsuper and account.rolsuper as ours
     from pg_namespace join pg_roles owner on owner.oid = nspowner join pg_roles account on account.rolname = current_user
     where nspname = 'installation'`,
  );
  if (ours) return;
  throw new ProvisionError(
    `The schema installation belongs to ${owner} and not to ${account}: connect as ${owner}, or give ${account} the schema and its table.`,
  );
}

export async function readSealedKey(client: pg.Client): Promise<SealedInstallationKey | undefined> {
  const { rows } = await client.query<SealedInstallationKey>(
    `select sealed, master_key_id as "masterKeyId", to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "sealedAt"
     from installation.keys`,
  );
  return rows[0];
}

/** Inserts the key sealed under a master key, or seals it anew. */
export async function writeSealedKey(client: pg.Client, key: InstallationKey, masterKey: MasterKey): Promise<void> {
  // The other master key may be deleted as soon as this has committed, so it must not be lost with the power.
  await client.query('set local synchronous_commit = on');
  await client.query(
    `insert into installation.keys (sealed, master_key_id) values ($1, $2)
     on conflict (id) do update set sealed = excluded.sealed, master_key_id = excluded.master_key_id, sealed_at = now()`,
    [sealInstallationKey(key, masterKey), masterKeyFingerprint(masterKey)],
  );
}
