import type { Identity } from '@seatledger/domain/identity/identity.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema, Tx } from '../../access-schema.ts';

export async function findIdentity(
  kysely: Kysely<AccessSchema>,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): Promise<Identity | undefined> {
  return selectIdentities(kysely).where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();
}

export async function findOwnIdentity(kysely: Kysely<AccessSchema>, operatorId: number, id: number): Promise<Identity | undefined> {
  return selectIdentities(kysely).where('operatorId', '=', operatorId).where('id', '=', id).executeTakeFirst();
}

export function listOwnIdentities(kysely: Kysely<AccessSchema>, operatorId: number) {
  return selectIdentities(kysely).select('linkedAt').where('operatorId', '=', operatorId).orderBy('id').limit(200).execute();
}

export async function insertIdentity(tx: Tx, identity: Identity): Promise<void> {
  await tx.insertInto('identities').values(identity).execute();
}

export async function deleteIdentity(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('identities').where('id', '=', id).execute();
}

function selectIdentities(kysely: Kysely<AccessSchema>) {
  return kysely.selectFrom('identities').select(['id', 'operatorId', 'provider', 'issuer', 'subject']);
}
