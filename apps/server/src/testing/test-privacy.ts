import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { assertDescribed } from '../../../../tests/dev-env/dev-env.ts';
import { addSignedIn, createTestServer, csrfToken } from './test-server.ts';

export interface ErasureAnswer {
  readonly id: string;
  readonly state: string;
  readonly persons: readonly string[];
  readonly removed: readonly { readonly service: string; readonly kind: string; readonly count: number }[];
  readonly receipt: string;
}

const context = {
  actor: { kind: 'operator', id: 1, name: 'rosa@vendor.example' },
  origin: 'api',
  address: '192.0.2.7',
  requestId: 'r',
} as const;

const file = 'ana@acme.example,Ana Lima';

/** A server with Ana everywhere: a seat, a contact, an operator, two lists, an answer that is kept. Bob is beside her. */
export async function startWithAna(t: TestContext) {
  const checkpointFolder = await mkdtemp(join(tmpdir(), 'seatledger-privacy-'));
  const server = await createTestServer({ checkpointFolder });
  t.after(async () => {
    await server[Symbol.asyncDispose]();
    await rm(checkpointFolder, { recursive: true, force: true });
  });
  const { client, services } = server;
  const cookie = randomBytes(32).toString('hex').slice(0, 43);
  await addSignedIn(server, { role: 'administrator', customerIds: null, cookie });
  const rows = async <Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<readonly Row[]> =>
    (await client.query(text, values)).rows as Row[];
  const execute = async (command: { kind: string; [field: string]: unknown }) =>
    (await services.registry.execute(command, { ...context, now: Temporal.Now.instant() })).id ?? 0;

  async function ask(method: 'GET' | 'POST', url: string, payload?: object, headers: Record<string, string> = {}) {
    const answered = await server.app.inject({
      method,
      url,
      headers: { cookie: `seatledger=${cookie}`, 'x-csrf-token': csrfToken, ...headers },
      ...(payload && { payload }),
    });
    assertDescribed({
      method,
      url,
      status: answered.statusCode,
      header: (name) => answered.headers[name]?.toString(),
      body: answered.body,
    });
    return answered;
  }

  await execute({
    kind: 'customer.create',
    name: 'Acme',
    locale: 'en',
    timeZone: 'Europe/Paris',
    contacts: [
      { name: 'Ana Lima', email: 'ana@acme.example', role: 'other' },
      { name: 'Bob', email: 'bob@acme.example', role: 'other' },
    ],
  });
  const validity = { from: '2026-01-01', until: null };
  const domainId = await execute({ kind: 'domain.create', customerId: 1, name: 'acme.example', validity, seatLimit: 10 });
  await execute({ kind: 'domain.add-alias', id: domainId, alias: 'acme.fr' });
  const created = await ask('POST', '/v1/users', { email: 'ana@acme.fr', displayName: 'Ana Lima' }, { 'idempotency-key': 'k1' });
  assert.equal(created.statusCode, 201, created.body);
  const userId = Number(created.json().id);
  await execute({ kind: 'product.create', key: 'addin', name: 'Add-in' });
  const feature = { kind: 'feature.create', product: 'addin', key: 'maxRows', name: 'Rows', defaultValue: 0 };
  await execute({ ...feature, type: { type: 'number', minimum: 0, maximum: 100 } });
  await execute({ kind: 'override.set', userId, feature: 'maxRows', value: 5, reason: 'pilot' });
  await execute({ kind: 'user.create', email: 'bob@acme.example', displayName: 'Bob <b>' });
  await client.query(`insert into registry.import_files default values`);
  await client.query(
    `insert into registry.import_pieces (file_id, position, bytes) select max(id), 0, convert_to($1, 'UTF8') from registry.import_files`,
    [file],
  );
  await client.query(
    `insert into registry.imports (domain_id, file_id, file_name, sha256, size_bytes, skip_refused, encoding, separator, unused_columns,
       mapping_source, columns, rows_to_create, rows_to_change, rows_same, rows_refused)
     select $1, max(id), 'acme.csv', repeat('0', 64), $2, false, 'utf-8', ',', '{}', 'recognised', '[]', 0, 0, 1, 0 from registry.import_files`,
    [domainId, file.length],
  );
  await client.query(
    `insert into registry.import_verdicts (import_id, line, address, verdict) select max(id), 2, 'Ana@ACME.example', 'same' from registry.imports`,
  );
  await client.query(
    `with file as (insert into registry.import_files default values returning id)
     insert into registry.leaver_checks (domain_id, file_id, file_name, sha256, size_bytes, encoding, separator, mapping_source, columns,
       seated, unseated, repeated, refused, leavers, seats)
     select $1, id, 'staff.csv', repeat('0', 64), 1, 'utf-8', ',', 'recognised', '[]', 1, 0, 0, 0, 1, 2 from file`,
    [domainId],
  );
  await client.query(
    `insert into registry.leaver_check_rows (check_id, line, address, local_part, verdict)
     select max(id), 2, 'Ana@acme.fr', 'ana', 'seated' from registry.leaver_checks`,
  );
  const [operator] = await rows<{ id: string }>(
    `insert into access.operators (email, display_name) values ('ana@acme.example', 'Ana Lima') returning id`,
  );
  const operatorId = Number(operator?.id);
  for (const statement of [
    `insert into access.passwords (operator_id, hash) values ($1, '$argon2id$x')`,
    `insert into access.passkeys (operator_id, name, credential_id, public_key, counter, backed_up) values ($1, 'Ana''s phone', 'c', '\\x00', 0, false)`,
    `insert into access.identities (operator_id, provider, issuer, subject) values ($1, 'google', 'https://accounts.google.com', 's')`,
    `insert into access.sessions (token_hash, csrf_token, operator_id, state, first_factor, address, user_agent, expires_at)
       values (sha256('ana'), 'c', $1, 'complete', 'password', '192.0.2.9', 'Firefox', now() + interval '1 hour')`,
    `insert into access.personal_tokens (operator_id, token_id, name, token_hash, permissions, expires_at)
       values ($1, 'abcdefghijkl', 'Nightly', sha256('t'), '{}', now() + interval '1 hour')`,
    `insert into access.preferences (operator_id, version, document)
       values ($1, 2, '{"theme":"dark","savedViews":[{"list":"users","name":"Ana''s","query":"email=ana@acme.example"}]}')`,
  ])
    await client.query(statement, [operatorId]);
  const erase = async (payload: object = { email: 'ana@acme.example', reason: 'asked for by letter' }): Promise<ErasureAnswer> => {
    const answered = await ask('POST', '/v1/privacy/erasures', payload);
    assert.equal(answered.statusCode, 201, answered.body);
    return answered.json();
  };
  const tombstones = async () =>
    (await readFile(join(checkpointFolder, 'erasures.ndjson'), 'utf8')).split('\n').filter((line) => line !== '');

  /** Every value of every row of the services' tables as one text. */
  async function everything(): Promise<string> {
    const tables = await rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('registry', 'access', 'audit')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      for (const { row } of await rows<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`)) texts.push(`${name} ${row}`);
    }
    return texts.join('\n');
  }

  return { server, client, rows, execute, ask, erase, tombstones, everything, userId, operatorId, domainId };
}

export type WithAna = Awaited<ReturnType<typeof startWithAna>>;
