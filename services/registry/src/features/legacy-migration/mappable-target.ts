import { CommandRefused, found } from '@seatledger/domain/command/decision.ts';
import type { mappableKinds } from '@seatledger/domain/migration/quarantined-row.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import type { QuarantineRow } from './quarantine-queries.ts';

interface Target {
  readonly kind: (typeof mappableKinds)[number];
  /** Profiles and packs go by their keys. */
  readonly name: string;
}

const tables = { customer: 'customers', domain: 'domains', user: 'users', profile: 'profiles', pack: 'packs' } as const;

/** A row can be said to be a thing of its own kind that there is, once it can be read. Gives the thing's number. */
export async function findMappable(tx: Tx, { id, entity, faults }: QuarantineRow, { kind, name }: Target): Promise<number> {
  if (kind !== entity) {
    throw new CommandRefused('other_kind', `The quarantined row ${id} is a ${entity}, and cannot be a ${kind}.`, 'kind');
  }
  if (faults.length > 0) {
    throw new CommandRefused('row_still_faulty', `The quarantined row ${id} cannot be read; fix it first, or drop it.`);
  }
  const isTheOne = kind === 'profile' || kind === 'pack' ? sql`key = ${name}` : sql`id::text = ${name}`;
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(tables[kind])} where ${isTheOne} for key share`.execute(tx);
  return found(rows[0], kind, name, 'targetId').id;
}
