import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { until } from '../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../test-api.ts';

const api = testApi();

async function vendor() {
  const contacts = [{ name: 'Eve', email: 'eve@acme.example', role: 'other' }];
  const { id: customerId } = await api.customer({ externalReference: '+A1', contacts });
  const { id: domainId } = await api.domain(customerId, 'acme.example', { aliases: ['acme.test'] });
  await api.make('/v1/products', { key: 'addin', name: 'Add-in' });
  const type = { type: 'number', minimum: -9, maximum: 9 };
  await api.make('/v1/features', { product: 'addin', key: 'rows', name: 'Rows', type, defaultValue: -5 });
  await api.make('/v1/profiles', { key: 'analyst', name: 'Analyst', values: { rows: 1 } });
  await api.make('/v1/packs', { key: 'finance', name: 'Finance', values: { rows: 2 } });
  return { customerId, domainId };
}

async function exported(path: string, accept = '*/*', as = 'everybody'): Promise<string> {
  const response = await api.fetched(`/v1/exports/${path}`, { as, headers: { accept } });
  assert.equal(response.status, 200, await (response.ok ? '' : response.text()));
  return Buffer.from(await response.arrayBuffer()).toString('utf8');
}

const linesOf = (text: string) => text.split('\r\n').filter((line) => line !== '');
const itemsOf = (text: string) => linesOf(text.replaceAll('\n', '\r\n')).map((line) => JSON.parse(line) as Record<string, unknown>);

async function manyUsers(count: number) {
  const { domainId } = await vendor();
  await api.registry.rows(`insert into users (domain_id, local_part, display_name)
    select ${domainId}, 'u' || i, left(string_agg(md5(i || '-' || j), ''), 200) from generate_series(1, ${count}) i, generate_series(1, 7) j group by i order by i`);
}

async function exportEvents() {
  const rows = await api.registry.rows(
    `select kind, actor_name, subject_kind, after, request_id from test.audit_events where kind like '%.export%' order by id`,
  );
  return rows as readonly { kind: string; actor_name: string; subject_kind: string; after: object; request_id: string }[];
}

describe('an export', () => {
  it('gives every list as its items, line by line, and as a table', async () => {
    const { customerId, domainId } = await vendor();
    const { id: userId } = await api.user('ana@acme.example', { displayName: '=1+1', profile: 'analyst' });
    await api.ask('PUT', `/v1/users/${userId}/overrides/rows`, { body: { value: 3, reason: 'why, "so"' }, ifMatch: 1 });
    for (const list of ['customers', 'domains', 'users', 'products', 'features', 'profiles', 'packs']) {
      assert.deepEqual(itemsOf(await exported(`${list}?format=ndjson`)), (await api.get(`/v1/${list}`)).body.items, list);
      const [head = '', ...rows] = linesOf(await exported(`${list}?format=csv`));
      assert.ok(head.startsWith('\uFEFF') && rows.length === 1, list);
    }
    const [override] = (await api.get(`/v1/users/${userId}/overrides`)).body.items ?? [];
    assert.deepEqual(itemsOf(await exported('overrides?format=ndjson')), [{ userId, email: 'ana@acme.example', ...override }]);
    const table = async (list: string) => linesOf(await exported(`${list}?format=csv`))[1] ?? '';
    assert.match(await table('customers'), /^\d+,Acme,'\+A1,fr,Europe\/Paris,"\[{""name"":""Eve"",/);
    assert.match(
      await table('domains'),
      new RegExp(`^${domainId},acme\\.example,acme\\.test,${customerId},2026-01-01,2026-12-31,,1,0,,active,`),
    );
    assert.match(await table('users'), /^\d+,ana@acme\.example,'=1\+1,analyst,,,active,,,/);
    assert.match(await table('overrides'), /^\d+,ana@acme\.example,rows,3,,,"why, ""so""",/);
    assert.match(await table('features'), /^rows,Rows,,addin,"{.*}",-5,1,/);
    assert.match(await table('packs'), /^finance,Finance,,"{""rows"":2}",1,/);
  });

  it('is a file with a name, in the format that is asked for', async () => {
    await vendor();
    const headersOf = async (query: string, accept: string) => {
      const { status, headers } = await api.fetched(`/v1/exports/users${query}`, { headers: { accept } });
      return [status, headers.get('content-type'), headers.get('content-disposition')?.replace(/\d{4}-\d\d-\d\d/, 'DAY')];
    };
    const csv = [200, 'text/csv; charset=utf-8', 'attachment; filename="users-DAY.csv"'];
    const ndjson = [200, 'application/x-ndjson; charset=utf-8', 'attachment; filename="users-DAY.ndjson"'];
    assert.deepEqual(await headersOf('', '*/*'), csv);
    assert.deepEqual(await headersOf('', 'text/html,*/*;q=0.8'), csv);
    assert.deepEqual(await headersOf('', 'application/x-ndjson'), ndjson);
    assert.deepEqual(await headersOf('?format=ndjson', '*/*'), ndjson);
    for (const [query, accept] of [
      ['?format=csv', 'application/x-ndjson'],
      ['?format=ndjson', 'text/csv'],
      ['', 'application/json'],
    ] as const) {
      assert.equal((await headersOf(query, accept))[0], 406, `${query} ${accept}`);
    }
    await api.refuses(400, 'invalid_request', 'GET', '/v1/exports/users?format=xlsx');
    await api.refuses(400, 'invalid_request', 'GET', '/v1/exports/users?limit=3');
  });

  it('takes the filters of its list', async () => {
    const { customerId, domainId } = await vendor();
    await api.domain(customerId, 'nord.example');
    const { id } = await api.user('ana@acme.example', { profile: 'analyst' });
    await api.user('bob@nord.example');
    await api.post(`/v1/users/${id}/actions/suspend`, { reason: 'x' });
    const found = async (path: string, name: string) => itemsOf(await exported(`${path}&format=ndjson`)).map((item) => item[name]);
    for (const filter of [`domainId=${domainId}`, 'status=suspended', 'profile=analyst', 'email=ANA@acme.test']) {
      assert.deepEqual(await found(`users?${filter}`, 'email'), ['ana@acme.example'], filter);
    }
    assert.deepEqual(await found('domains?name=no', 'name'), ['nord.example']);
    assert.deepEqual(await found('customers?q=+a'.replace('+', '%2B'), 'id'), [customerId]);
    assert.deepEqual(await found('features?product=none', 'key'), []);
  });

  it('of users is a list that an import reads, and finds nothing to do in', async () => {
    const { customerId, domainId } = await vendor();
    await api.domain(customerId, 'nord.example');
    await api.user('ana@acme.example', {
      displayName: '=1+1 "x"; y',
      profile: 'analyst',
      validity: { from: '2026-02-01', until: '2026-03-04' },
    });
    await api.user('+bob@acme.example', { displayName: "'-Bob\u2019s, O" });
    await api.user("'=kim@acme.example", { displayName: "''@Kim" });
    const { id } = await api.user('zoe@acme.example', { displayName: '' });
    await api.post(`/v1/users/${id}/actions/suspend`, { reason: 'a, "b"\nc' });
    await api.user('other@nord.example');
    const body = await exported(`users?domainId=${domainId}&format=csv`);
    const headers = { 'content-type': 'text/csv' };
    const uploaded = (await (await api.fetched(`/v1/imports?domainId=${domainId}`, { method: 'POST', headers, body })).json()) as object;
    assert.deepEqual(
      (uploaded as Record<string, unknown>)['counts'],
      { create: 0, change: 0, same: 4, refuse: 0 },
      JSON.stringify(uploaded),
    );
  });

  it('of an empty list is its head, or nothing', async () => {
    assert.deepEqual(linesOf(await exported('users?format=csv')).length, 1);
    assert.equal(await exported('users?format=ndjson'), '');
    assert.equal(await exported('overrides?format=ndjson'), '');
  });

  it('goes over as many pages as there are, each row once', async () => {
    await manyUsers(2_500);
    const emails = itemsOf(await exported('users?format=ndjson')).map(({ email }) => email);
    assert.equal(emails.length, 2_500);
    assert.equal(new Set(emails).size, 2_500);
    await api.registry.rows(
      `insert into overrides (user_id, feature_id, value, reason) select u.id, f.id, '1', 'x' from users u, features f`,
    );
    assert.equal(new Set(itemsOf(await exported('overrides?format=ndjson')).map(({ email }) => email)).size, 2_500);
    const [end] = (await exportEvents()).slice(-1);
    assert.deepEqual([end?.kind, end?.after], ['override.export-end', { rows: 2_500, whole: true }]);
  });

  it('is in the audit before it begins, and when it ends: who, what and how many', async () => {
    const { domainId } = await vendor();
    await api.user('ana@acme.example');
    api.principal('rosa', null, ['user.export']);
    await exported(`users?domainId=${domainId}`, 'text/csv', 'rosa');
    const [start, end, ...more] = await exportEvents();
    assert.deepEqual(more, []);
    assert.deepEqual([start?.kind, start?.actor_name, start?.subject_kind], ['user.export', 'rosa', 'user']);
    assert.deepEqual(start?.after, { format: 'csv', filters: { domainId: Number(domainId) } });
    assert.deepEqual([end?.kind, end?.after, end?.request_id], ['user.export-end', { rows: 1, whole: true }, start?.request_id]);
  });

  it('is for those who may export users, or read the others', async () => {
    api.principal('reader', null, ['user.read', 'customer.read', 'domain.read']);
    const statuses = await Promise.all(
      ['users', 'overrides', 'packs', 'customers', 'domains'].map(
        async (list) => (await api.get(`/v1/exports/${list}`, { as: 'reader', accept: 'text/csv' })).status,
      ),
    );
    assert.deepEqual(statuses, [403, 403, 403, 200, 200]);
  });

  for (const encoding of ['identity', 'gzip']) {
    it(`that fails half way breaks the connection (${encoding})`, async () => {
      await manyUsers(30_000);
      const { response, sent } = await begin('/v1/exports/users', encoding);
      await once(response, 'readable');
      await api.registry.rows('alter table users rename to users_elsewhere');
      try {
        const failed = once(response, 'error');
        response.resume();
        const [error] = (await failed) as [NodeJS.ErrnoException];
        assert.equal(error.code, 'ECONNRESET');
        assert.equal(response.complete, false);
      } finally {
        await api.registry.rows('alter table users_elsewhere rename to users');
        sent.destroy();
      }
      await until('the end is written down', async () => (await exportEvents()).length === 2);
      assert.equal(
        (await exportEvents()).some(({ after }) => 'whole' in after && after.whole === true),
        false,
      );
    });

    it(`goes no faster than it is taken, and ends when the client goes away (${encoding})`, async () => {
      await manyUsers(30_000);
      const { response, sent } = await begin('/v1/exports/users', encoding);
      await once(response, 'readable');
      assert.equal((await exportEvents()).length, 1);
      sent.destroy();
      await until('the end is written down', async () => (await exportEvents()).length === 2);
      const [, end] = await exportEvents();
      const { rows, whole } = (end?.after ?? {}) as { rows?: number; whole?: boolean };
      assert.equal(whole, false);
      assert.ok(rows !== undefined && rows < 30_000, String(rows));
      await until('no connection is in use', async () => (await connectionsInUse()) === 0);
    });
  }

  it('that cannot begin is a problem like any other', async () => {
    await api.registry.rows('alter table users rename to users_elsewhere');
    try {
      const response = await api.fetched('/v1/exports/users', { headers: { accept: 'text/csv' } });
      assert.deepEqual([response.status, response.headers.get('content-type')], [500, 'application/problem+json']);
    } finally {
      await api.registry.rows('alter table users_elsewhere rename to users');
    }
  });
});

async function begin(path: string, encoding: string) {
  const sent = get(`${api.origin()}${path}`, { headers: { 'x-test-principal': 'everybody', 'accept-encoding': encoding } });
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['content-encoding'] ?? 'identity', encoding);
  return { sent, response };
}

async function connectionsInUse(): Promise<number> {
  const rows = await api.registry.rows(
    `select from pg_stat_activity where datname = current_database() and usename like '%_registry' and state <> 'idle'`,
  );
  return rows.length;
}
