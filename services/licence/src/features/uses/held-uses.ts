import { heldCounts, idsOf, type DataSubject, type PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import { outdatedBefore, type RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import type { PublishedData } from '../../published-data.ts';
import type pg from 'pg';

/** Held by whoever writes uses, and kept from them while somebody is erased: whoever writes later finds that the user is gone. */
export const writingLock = 7_153_001;

type Database = () => Promise<pg.Pool>;

const tables = { lastSeen: 'licence.last_seen', use: 'licence.use_days', useAddress: 'licence.client_days' } as const;

/** The uses of people, found by the numbers of the registry's users alone. */
export function createUseHolder(database: Database): PersonalDataHolder {
  async function rows<Row extends pg.QueryResultRow>(sql: string, subject: DataSubject): Promise<Row[]> {
    return (await (await database()).query<Row>(sql, [idsOf('user', subject.references)])).rows;
  }

  return {
    name: 'uses',
    retained: retainedUses(database),
    identify: async () => ({ emails: [], references: [] }),
    async find(subject) {
      const counts: Record<string, number> = {};
      for (const [kind, table] of Object.entries(tables)) {
        const [found] = await rows<{ count: number }>(`select count(*) as count from ${table} where user_id = any($1::bigint[])`, subject);
        counts[kind] = found?.count ?? 0;
      }
      return heldCounts(counts);
    },
    async export(subject) {
      const sections = Object.entries(exported).map(async ([kind, sql]) => ({ kind, rows: await rows(sql, subject) }));
      return (await Promise.all(sections)).filter((section) => section.rows.length > 0);
    },
    refuseErasure: async () => undefined,
    erase: async (subject) => eraseUses(await database(), idsOf('user', subject.references)),
    addresses: async () => [],
    keepTaken: async () => undefined,
  };
}

const exported = {
  lastSeen: 'select seen_at as "lastSeenAt" from licence.last_seen where user_id = any($1::bigint[])',
  use: `select d.day, p.key as product, f.key as feature, d.count from licence.use_days d
        left join registry_published.products p on p.id = d.product_id left join registry_published.features f on f.id = d.feature_id
        where d.user_id = any($1::bigint[]) order by d.day, 2, 3`,
  // What is kept of them says nothing to anybody but how many they are.
  useAddress: 'select day, cardinality(addresses) as count from licence.client_days where user_id = any($1::bigint[]) order by day',
} as const;

async function eraseUses(pool: pg.Pool, userIds: readonly number[]): Promise<void> {
  if (userIds.length === 0) return;
  const ids = `any('{${userIds.join(',')}}'::bigint[])`;
  const statements = Object.values(tables).map((table) => `delete from ${table} where user_id = ${ids}`);
  // One message, and so one transaction.
  await pool.query([`select pg_advisory_xact_lock(${writingLock})`, ...statements].join(';'));
}

/** Days that ended before: in which table, and what says so. */
const outdated = [
  { kind: 'use-day', table: 'licence.use_days', isOver: "day < ($1::timestamptz at time zone 'UTC')::date" },
  { kind: 'use-day', table: 'licence.last_seen', isOver: 'seen_at < $1::timestamptz' },
  { kind: 'use-address', table: 'licence.client_days', isOver: "day < ($1::timestamptz at time zone 'UTC')::date" },
] as const satisfies readonly { readonly kind: RetainedKind; readonly table: string; readonly isOver: string }[];

function retainedUses(database: Database): readonly RetainedData<RetainedKind>[] {
  const affected = async (before: Temporal.Instant, sql: string): Promise<number> =>
    (await (await database()).query(sql, [before.toString()])).rowCount ?? 0;
  const kinds = [...Map.groupBy(outdated, ({ kind }) => kind)];
  const each = async (tablesOfKind: readonly (typeof outdated)[number][], before: Temporal.Instant, verb: string): Promise<number> => {
    let sum = 0;
    for (const { table, isOver } of tablesOfKind) sum += await affected(before, `${verb} from ${table} where ${isOver}`);
    return sum;
  };
  return kinds.map(([kind, ofKind]) => ({
    kind,
    count: (before) => each(ofKind, before, 'select'),
    remove: (before) => each(ofKind, before, 'delete'),
  }));
}

/** What has been kept long enough. */
export async function removeOutdated(data: PublishedData, now: Temporal.Instant): Promise<void> {
  for (const { kind, table, isOver } of outdated)
    await data.rows(`delete from ${table} where ${isOver}`, [outdatedBefore(kind, now).toString()]);
}

/** The uses of users who were deleted go with them, and so does what could tell of which addresses the hashes are. */
export async function removeOrphans(data: PublishedData): Promise<void> {
  for (const table of Object.values(tables))
    await data.rows(`delete from ${table} t where not exists (select from registry_published.users u where u.id = t.user_id)`);
  await data.rows(`delete from licence.client_keys where made_at < now() - interval '3 days'`);
  await data.rows(`delete from licence.use_writers where written_at < now() - interval '31 days'`);
}
