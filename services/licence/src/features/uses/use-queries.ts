import { createHmac, randomBytes } from 'node:crypto';
import type { PublishedData } from '../../published-data.ts';
import { dayMs, mostAddresses, usedIds } from './seat-use.ts';
import { writingLock } from './held-uses.ts';
import type { UserDay } from './use-ledger.ts';

/** What is written at once, by the process that writes it; its batches are numbered. */
export interface UseBatch {
  readonly writer: string;
  readonly number: number;
  readonly days: readonly UserDay[];
}

/** Adds a batch, in a transaction of its own; where that has been done before, nothing. Of users who are no more, nothing is kept. */
export async function writeUses(data: PublishedData, batch: UseBatch): Promise<void> {
  await data.rows('begin');
  await data.rows(`select pg_advisory_xact_lock_shared(${writingLock})`);
  if (await isNew(data, batch)) {
    // In one order everywhere, so that two who write never wait for each other.
    const days = batch.days.toSorted((a, b) => a.userId - b.userId || a.day - b.day);
    await writeLastSeen(data, days);
    await writeCounts(data, days);
    await writeAddresses(data, days);
  }
  await data.rows('commit');
}

async function isNew(data: PublishedData, { writer, number }: UseBatch): Promise<boolean> {
  const rows = await data.rows(
    `insert into licence.use_writers as w (writer, batch) values ($1, $2)
     on conflict (writer) do update set batch = excluded.batch, written_at = now() where w.batch < excluded.batch returning batch`,
    [writer, number],
  );
  return rows.length > 0;
}

async function writeLastSeen(data: PublishedData, days: readonly UserDay[]): Promise<void> {
  const seen = new Map<number, number>();
  for (const { userId, seenAt } of days) seen.set(userId, Math.max(seenAt, seen.get(userId) ?? 0));
  await data.rows(
    `insert into licence.last_seen as l (user_id, seen_at)
     select s.user_id, to_timestamp(s.at / 1000.0) from unnest($1::bigint[], $2::bigint[]) as s (user_id, at)
     join registry_published.users u on u.id = s.user_id order by 1
     on conflict (user_id) do update set seen_at = excluded.seen_at where l.seen_at < excluded.seen_at`,
    [[...seen.keys()], Array.from(seen.values(), Math.floor)],
  );
}

async function writeCounts(data: PublishedData, days: readonly UserDay[]): Promise<void> {
  const rows = days.flatMap(({ userId, day, counts }) => Array.from(counts, ([key, count]) => ({ userId, day, ...usedIds(key), count })));
  await data.rows(
    `insert into licence.use_days as d (user_id, day, product_id, feature_id, count)
     select c.user_id, c.day, c.product_id, c.feature_id, c.count
     from unnest($1::bigint[], $2::date[], $3::bigint[], $4::bigint[], $5::bigint[]) as c (user_id, day, product_id, feature_id, count)
     join registry_published.users u on u.id = c.user_id order by 1, 2, 3, 4
     on conflict (user_id, day, product_id, feature_id) do update set count = d.count + excluded.count`,
    [
      rows.map(({ userId }) => userId),
      rows.map(({ day }) => dateOf(day)),
      rows.map(({ productId }) => productId),
      rows.map(({ featureId }) => featureId),
      rows.map(({ count }) => count),
    ],
  );
}

async function writeAddresses(data: PublishedData, days: readonly UserDay[]): Promise<void> {
  const keys = await readKeys(data, [...new Set(days.map(({ day }) => day))]);
  const rows = days.flatMap(({ userId, day, addresses }) =>
    Array.from(addresses, (address) => ({ userId, day, hash: hashed(address, keys.get(dateOf(day))) })),
  );
  await data.rows(
    `insert into licence.client_days as d (user_id, day, addresses)
     select c.user_id, c.day, (array_agg(distinct c.address))[1:${mostAddresses}]
     from unnest($1::bigint[], $2::date[], $3::bytea[]) as c (user_id, day, address)
     join registry_published.users u on u.id = c.user_id group by 1, 2 order by 1, 2
     on conflict (user_id, day) do update set addresses =
       (array(select distinct a from unnest(d.addresses || excluded.addresses) a))[1:${mostAddresses}]`,
    [rows.map(({ userId }) => userId), rows.map(({ day }) => dateOf(day)), rows.map(({ hash }) => hash)],
  );
}

/** Of each day one, made by whoever needs it first. */
async function readKeys(data: PublishedData, days: readonly number[]): Promise<ReadonlyMap<string, Buffer>> {
  const dates = days.map(dateOf).toSorted();
  await data.rows(`insert into licence.client_keys (day, key) select * from unnest($1::date[], $2::bytea[]) on conflict do nothing`, [
    dates,
    dates.map(() => randomBytes(32)),
  ]);
  const rows = await data.rows<{ day: string; key: Buffer }>(
    'select day::text as day, key from licence.client_keys where day = any($1::date[])',
    [dates],
  );
  return new Map(rows.map(({ day, key }) => [day, key]));
}

/** Enough to tell a few dozen apart. */
const hashBytes = 8;

function hashed(address: string, key: Buffer | undefined): Buffer {
  if (key === undefined) throw new Error('a day has no key');
  return createHmac('sha256', key).update(address).digest().subarray(0, hashBytes);
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
