import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { inTransaction, openConnection } from '../../packages/platform/src/db/connection.ts';
import { customers, domainName, features, packs, products, profiles, timeZones, userNumber, type Population } from './population.ts';

type Cell = string | number | boolean | null;

/** Writes a population straight into the registry's tables. A measurement of checks needs the rows, not how they came about. */
export async function seed(adminUrl: string, population: Population): Promise<void> {
  await using connection = await openConnection(adminUrl, 'seatledger bench');
  const { client } = connection;
  await inTransaction(client, async () => {
    // Rows say in which moment they were made; the triggers that begin one are left out below.
    await client.query('select registry.current_moment()');
    // Neither triggers nor foreign keys, which cost more than the rows; what they would do is done below.
    await client.query('set local session_replication_role = replica');
    await copyCatalogue(client);
    await copyCustomers(client, population);
    const users = 'users (id, domain_id, local_part, display_name, profile_id, valid_until, suspended_at, suspension_reason)';
    await copyRows(client, users, userRows(population));
    await copyRows(client, 'overrides (user_id, feature_id, value, reason)', overrideRows(population));
    await client.query(
      `update registry.domains d set seats_used = c.seats
       from (select domain_id, count(*)::int as seats from registry.users group by domain_id) c where c.domain_id = d.id`,
    );
    for (const table of ['customers', 'domains', 'products', 'features', 'profiles', 'packs', 'users']) {
      await client.query(`select setval(pg_get_serial_sequence('registry.${table}', 'id'), (select max(id) from registry.${table}))`);
    }
  });
  await client.query('vacuum analyze');
  await client.query('checkpoint');
}

async function copyCatalogue(client: pg.Client): Promise<void> {
  const named = (keys: readonly string[]): Cell[][] => keys.map((key, index) => [index + 1, key, key]);
  await copyRows(client, 'products (id, key, name)', named(products));
  await copyRows(client, 'profiles (id, key, name)', named(profiles));
  await copyRows(client, 'packs (id, key, name)', named(packs));
  const columns = 'features (id, product_id, key, name, type, minimum, maximum, options, max_length, default_value)';
  await copyRows(
    client,
    columns,
    features.map(({ product, key, type }, index) => [index + 1, product, key, key, type, ...typeCells[type], valueText(type, 0)]),
  );
  await copyRows(client, 'profile_values (profile_id, feature_id, value)', featureValues(profiles.length, 2));
  await copyRows(client, 'pack_values (pack_id, feature_id, value)', featureValues(packs.length, 3));
}

/** Minimum, maximum, options, greatest length. */
const typeCells = {
  flag: [null, null, null, null],
  number: [0, 1_000_000, null, null],
  choice: [null, null, '{basic,standard,premium}', null],
  text: [null, null, null, 200],
} as const;

/** JSON of a value that `type` allows. */
function valueText(type: keyof typeof typeCells, variety: number): string {
  switch (type) {
    case 'flag':
      return String(variety % 2 === 1);
    case 'number':
      return String(1_000 * (variety + 1));
    case 'choice':
      return `"${['basic', 'standard', 'premium'][variety % 3]}"`;
    default:
      return `"https://cube${variety}.vendor.example/olap"`;
  }
}

/** Each of the profiles or packs speaks of every `step`-th feature, beginning elsewhere. */
function featureValues(owners: number, step: number): Cell[][] {
  return Array.from({ length: owners }, (_, owner) =>
    features.flatMap(({ type }, index): Cell[][] =>
      (index + owner) % step === 0 ? [[owner + 1, index + 1, valueText(type, owner + step)]] : [],
    ),
  ).flat();
}

async function copyCustomers(client: pg.Client, { domains }: Population): Promise<void> {
  const customerRows = Array.from({ length: customers }, (_, n): Cell[] => {
    return [n + 1, `Customer ${n}`, n % 2 === 0 ? 'en' : 'fr', timeZones[n % timeZones.length] ?? 'UTC'];
  });
  await copyRows(client, 'customers (id, name, locale, time_zone)', customerRows);
  const numbers = Array.from({ length: domains }, (_, n) => n);
  await copyRows(
    client,
    'domain_names (name, domain_id)',
    numbers.map((n) => [domainName(n), n + 1]),
  );
  await copyRows(
    client,
    'domains (id, customer_id, name, valid_from, valid_until, grace_days)',
    numbers.map((n) => [n + 1, (n % customers) + 1, domainName(n), '2020-01-01', n % 4 === 0 ? null : '2097-03-31', n % 3 === 0 ? 15 : 0]),
  );
  const packRows = numbers.flatMap((n) =>
    Array.from({ length: n % 3 }, (_, place): Cell[] => [n + 1, ((n + place) % packs.length) + 1, place + 1]),
  );
  await copyRows(client, 'domain_packs (domain_id, pack_id, position)', packRows);
}

function* userRows(population: Population): Generator<Cell[]> {
  for (let n = 0; n < population.licences; n += 1) {
    const user = userNumber(population, n);
    const suspension = user.suspended ? ['2026-01-01T00:00:00Z', 'has left'] : [null, null];
    yield [n + 1, user.domain + 1, user.localPart, user.displayName, user.profile, user.validUntil, ...suspension];
  }
}

function* overrideRows(population: Population): Generator<Cell[]> {
  for (let n = 0; n < population.licences; n += 1) {
    if (userNumber(population, n).hasOverride) yield [n + 1, 2, '123456', 'agreed with sales'];
  }
}

/** Cells must need no escaping. */
async function copyRows(client: pg.Client, target: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  await pipeline(copyLines(rows), client.query(copyFrom(`copy registry.${target} from stdin`)));
}

const batchLength = 64 * 1024;

function* copyLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let batch = '';
  for (const row of rows) {
    batch += `${row.map((cell) => cell ?? '\\N').join('\t')}\n`;
    if (batch.length < batchLength) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
