import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openDatabase } from '@seatledger/platform/db/database.ts';
import type { AccessSchema } from '../../access-schema.ts';
import { addOperator, startTestAccess, type TestAccess } from '../tokens/test-access.ts';
import { removeOutdated } from './remove-outdated.ts';

const now = Temporal.Instant.from('2026-11-22T10:00:00Z');
const ago = (hours: number) => now.subtract({ hours }).toString();

/** As the service sees it. */
function open({ database }: TestAccess) {
  return openDatabase<AccessSchema>({
    url: database.urls.access,
    schema: 'access',
    maxConnections: 2,
    onConnectionError: (error) => assert.fail(error),
  });
}

it('removes what nobody can use any more after its time, and nothing else', async (t) => {
  const test = await startTestAccess(t);
  await using database = open(test);
  const { sql } = test;
  const operatorId = await addOperator(test, 'ana@vendor.example', ['administrator']);
  const rows: readonly [table: string, columns: string, rest: string, until: string, keptHours: number][] = [
    ['ceremonies', 'handle_hash, kind, data', `sha256($1::text::bytea), 'single_sign_on', '{}'`, 'expires_at', 0],
    ['throttles', 'key_hash, failures', `sha256($1::text::bytea), 1`, 'last_failure_at', 24],
    ['signing_keys', 'kid, private_key, public_jwk', `$1, '', '{}'`, 'retired_at', 24],
    [
      'sessions',
      'operator_id, token_hash, csrf_token, state, first_factor',
      `${operatorId}, sha256($1::text::bytea), 'x', 'complete', 'password'`,
      'expires_at',
      31 * 24,
    ],
    ['links', 'kind, token_hash', `'invitation', sha256($1::text::bytea)`, 'expires_at', 31 * 24],
    ['seen_networks', 'network_hash, credential_kind, credential_id', `sha256($1::text::bytea), 'api-key', 1`, 'last_seen_at', 365 * 24],
    [
      'personal_tokens',
      'operator_id, token_id, name, token_hash, permissions',
      `${operatorId}, lpad($1, 12, '0'), 'x', sha256($1::text::bytea), '{}'`,
      'expires_at',
      31 * 24,
    ],
  ];
  for (const [table, columns, rest, until, keptHours] of rows) {
    for (const [name, moment] of [
      ['over', ago(keptHours + 1)],
      ['kept', ago(keptHours - 1)],
    ]) {
      await sql(`insert into access.${table} (${columns}, ${until}) values (${rest}, $2)`, [name, moment]);
    }
  }
  await sql(`insert into access.signing_keys (kid, private_key, public_jwk) values ('in force', '', '{}')`);
  assert.equal(await removeOutdated(database.kysely, now), rows.length);
  for (const [table] of rows) {
    const kept = await sql(`select * from access.${table}`);
    assert.equal(kept.length, table === 'signing_keys' || table === 'sessions' ? 2 : 1, table);
  }
  assert.equal(await removeOutdated(database.kysely, now), 0);
});

it('goes on batch by batch until nothing is left, and waits for nobody', async (t) => {
  const test = await startTestAccess(t);
  await using database = open(test);
  const { sql } = test;
  await sql(
    `insert into access.ceremonies (handle_hash, kind, data, expires_at)
     select sha256(i::text::bytea), 'single_sign_on', '{}', $1 from generate_series(1, 25) as i`,
    [ago(1)],
  );
  await database.kysely.transaction().execute(async (tx) => {
    await tx.selectFrom('ceremonies').select('handleHash').limit(1).forUpdate().execute();
    assert.equal(await removeOutdated(database.kysely, now, 10), 24);
  });
  assert.equal(await removeOutdated(database.kysely, now, 10), 1);
});
