import type pg from 'pg';
import { inTransaction, queryRow } from '../../packages/platform/src/db/connection.ts';
import { listDomainId } from './list-files.ts';
import { listDomain, profileKeys } from './rows.ts';

/** A customer with one domain and no users, and the profiles that the list names. */
export async function createListDomain(client: pg.Client, seats: number): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`insert into registry.customers (id, name, locale, time_zone) values (1, 'Customer', 'en', 'Europe/Paris')`);
    await client.query(
      `insert into registry.domains (id, customer_id, name, valid_from, valid_until, seat_limit) values ($1, 1, $2, '2026-01-01', '2097-03-31', $3)`,
      [listDomainId, listDomain, seats],
    );
    await client.query('insert into registry.domain_names (name, domain_id) values ($1, $2)', [listDomain, listDomainId]);
    await client.query(
      'insert into registry.profiles (id, key, name) select place, key, key from unnest($1::text[]) with ordinality as p (key, place)',
      [profileKeys],
    );
  });
}

/** Both sides begin with an empty table, empty indexes and nothing that waits to be written to the disk. */
export async function emptyUsers(client: pg.Client): Promise<void> {
  await client.query('truncate registry.users cascade');
  await client.query('update registry.domains set seats_used = 0');
  await client.query('checkpoint');
}

/** Throws where the users are not those of the list: what is compared must have done the same work. */
export async function requireUsers(client: pg.Client, rows: number): Promise<void> {
  const found = await queryRow<{ users: number; seats: number }>(
    client,
    'select (select count(*)::int from registry.users where profile_id is not null) as users, (select seats_used from registry.domains) as seats',
  );
  if (found.users !== rows || found.seats !== rows) throw new Error(`${rows} users were to be written; there are ${JSON.stringify(found)}`);
}
