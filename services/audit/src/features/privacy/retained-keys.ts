import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import { destroyKeys } from './person-queries.ts';

/** What the log keeps for a time: the keys of persons. The entries stay; what they say under a key that is gone, nobody reads. */
export function retainedKeys({ database: { kysely }, holders }: PrivacyDependencies): readonly RetainedData<RetainedKind>[] {
  async function goneUsers(before: Temporal.Instant): Promise<readonly string[]> {
    const references = await findReferences(kysely, deletedBefore(before));
    const present = await Promise.all(holders().map((holder) => holder.identify({ emails: [], references })));
    const there = new Set(present.flatMap((one) => one.references));
    return references.filter((reference) => !there.has(reference));
  }

  const retained = (kind: RetainedKind, find: (before: Temporal.Instant) => Promise<readonly string[]>): RetainedData<RetainedKind> => ({
    kind,
    count: async (before) => (await find(before)).length,
    async remove(before) {
      const references = await find(before);
      await kysely.transaction().execute((tx) => destroyKeys(tx, references));
      return references.length;
    },
  });
  return [retained('log-month', (before) => findReferences(kysely, endedBefore(before))), retained('log-user', goneUsers)];
}

async function findReferences(db: Kysely<AuditSchema>, condition: RawBuilder<boolean>): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select distinct reference from person_keys where ${condition} order by 1`.execute(db);
  return rows.map(({ reference }) => reference);
}

function endedBefore(before: Temporal.Instant) {
  return sql<boolean>`reference like 'month/%'
    and (substr(reference, 7) || '-01')::date + interval '1 month' <= ${before.toString()}::timestamptz at time zone 'UTC'`;
}

function deletedBefore(before: Temporal.Instant) {
  return sql<boolean>`reference in (
    select 'user/' || subject_id from events where kind = 'user.delete' and recorded_at < ${before.toString()}::timestamptz
  )`;
}
