import type { HeldCounts } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';

export type ErasureState = 'begun' | 'removed' | 'forgotten' | 'signed' | 'complete';

/** By service, how many rows of each kind there were. */
export type FoundByService = Readonly<Record<string, HeldCounts>>;

export interface Erasure {
  readonly id: number;
  readonly state: ErasureState;
  readonly addressHashes: readonly Buffer[];
  readonly personReferences: readonly string[];
  readonly sealedAddresses: Buffer | null;
  readonly madeBefore: Temporal.Instant;
  readonly found: FoundByService;
  readonly requestedBy: string;
  readonly reason: string | null;
  readonly requestedAt: Temporal.Instant;
  readonly erasedAt: Temporal.Instant | null;
  readonly completedAt: Temporal.Instant | null;
  readonly auditEventId: number | null;
  readonly receipt: string | null;
}

export async function findErasure(db: Kysely<AuditSchema>, id: number): Promise<Erasure | undefined> {
  return await selectErasures(db).where('id', '=', id).executeTakeFirst();
}

export async function listErasures(
  db: Kysely<AuditSchema>,
  { complete, afterId = 0, limit = 1000 }: { readonly complete?: boolean; readonly afterId?: number; readonly limit?: number },
): Promise<readonly Erasure[]> {
  let query = selectErasures(db).where('id', '>', afterId).orderBy('id').limit(limit);
  if (complete !== undefined) query = query.where('state', complete ? '=' : '<>', 'complete');
  return await query.execute();
}

function selectErasures(db: Kysely<AuditSchema>) {
  return db.selectFrom('erasures').selectAll().$narrowType<{ state: ErasureState; found: FoundByService }>();
}

/** Leaves one alone that is there already. */
export async function insertErasure(
  db: Kysely<AuditSchema>,
  { addressHashes, personReferences, found, ...erasure }: Omit<Erasure, 'requestedAt'> & { readonly requestedAt?: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('erasures')
    .values({
      ...erasure,
      addressHashes: sql<Buffer[]>`${[...addressHashes]}::bytea[]`,
      personReferences: [...personReferences],
      found: JSON.stringify(found),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Columns = Partial<Pick<Erasure, 'state' | 'sealedAddresses' | 'erasedAt' | 'completedAt' | 'auditEventId' | 'receipt' | 'found'>>;

/** Leaves one alone that somebody else has brought further meanwhile. */
export async function updateErasure(db: Kysely<AuditSchema>, { id, state }: Erasure, { found, ...columns }: Columns): Promise<void> {
  await db
    .updateTable('erasures')
    .set({ ...columns, ...(found && { found: JSON.stringify(found) }) })
    .where('id', '=', id)
    .where('state', '=', state)
    .execute();
}

/** Keeps others from it until the transaction ends; false where somebody has brought it further meanwhile. */
export async function holdErasure(tx: Kysely<AuditSchema>, { id, state }: Erasure): Promise<boolean> {
  const row = await tx.selectFrom('erasures').select('state').where('id', '=', id).forUpdate().executeTakeFirst();
  return row?.state === state;
}

/** By the database's clock, as what rows say of when they were made. */
export async function databaseTime(db: Kysely<AuditSchema>): Promise<Temporal.Instant> {
  const { rows } = await sql<{ at: Temporal.Instant }>`select clock_timestamp() as at`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database told no time');
  return row.at;
}
