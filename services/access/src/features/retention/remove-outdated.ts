import { outdatedBefore, type RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { sql, type Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';

interface Outdated {
  readonly kind: RetainedKind;
  readonly table: string;
  /** The column that says when a row was good for the last time; null: it still is. */
  readonly until: string;
}

/**
 * What nobody can use any more. Sessions are looked at for a month by whoever signs in, as networks that are known (`sign-in.ts`);
 * failures are forgiven within a day (`throttle-queries.ts`); from where a key was used is known for a year (`unusual-uses.ts`); what went on is in the audit.
 */
const outdated: readonly Outdated[] = [
  { kind: 'ceremony', table: 'ceremonies', until: 'expires_at' },
  { kind: 'throttle', table: 'throttles', until: 'last_failure_at' },
  { kind: 'signing-key', table: 'signing_keys', until: 'retired_at' },
  { kind: 'session', table: 'sessions', until: 'expires_at' },
  { kind: 'link', table: 'links', until: 'expires_at' },
  { kind: 'client-secret', table: 'client_secrets', until: 'expires_at' },
  { kind: 'personal-token', table: 'personal_tokens', until: 'expires_at' },
  { kind: 'seen-network', table: 'seen_networks', until: 'last_seen_at' },
];

const removedAtOnce = 1000;

/** Removed batch by batch, each by itself: they change nothing for anybody, and are not audited one by one. */
export function retainedDataOf(kysely: Kysely<AccessSchema>, batchRows = removedAtOnce): readonly RetainedData<RetainedKind>[] {
  return outdated.map(({ kind, table, until }) => ({
    kind,
    async count(before) {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(`access.${table}`)} where ${sql.ref(until)} < ${before.toString()}::timestamptz`.execute(
        kysely,
      );
      return rows[0]?.count ?? 0;
    },
    async remove(before) {
      let removed = 0;
      let batch: number;
      do {
        batch = await removeBatch(kysely, { table, until, before, batchRows });
        removed += batch;
      } while (batch === batchRows);
      return removed;
    },
  }));
}

/** Removes everything whose time is over. Gives how many rows went. */
export async function removeOutdated(kysely: Kysely<AccessSchema>, now: Temporal.Instant, batchRows = removedAtOnce): Promise<number> {
  let removed = 0;
  for (const { kind, remove } of retainedDataOf(kysely, batchRows)) removed += await remove(outdatedBefore(kind, now));
  return removed;
}

/** Rows that somebody else holds are left to the next round, so that nobody waits. */
async function removeBatch(
  kysely: Kysely<AccessSchema>,
  {
    table,
    until,
    before,
    batchRows,
  }: Pick<Outdated, 'table' | 'until'> & { readonly before: Temporal.Instant; readonly batchRows: number },
): Promise<number> {
  const [rows, moment] = [sql.table(`access.${table}`), sql.ref(until)];
  const { numAffectedRows } = await sql`
    delete from ${rows} where ctid = any(array(
      select ctid from ${rows} where ${moment} < ${before.toString()}::timestamptz order by ${moment} limit ${batchRows} for update skip locked
    ))`.execute(kysely);
  return Number(numAffectedRows ?? 0);
}
