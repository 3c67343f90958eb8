import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { until } from '../../../../../tests/dev-env/dev-env.ts';
import { testApi } from '../../test-api.ts';

const api = testApi();

interface Shown {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly match: string;
  readonly field: string;
}

/** Waits until everything that has been committed can be found. */
async function indexed(): Promise<void> {
  await until('the search index has followed the change feed', async () => {
    const [row] = await api.registry.rows(`
      select not exists (select from changes where position is null)
        and (select position from search_head) = (select coalesce(max(position), 0) from changes) as followed`);
    return row?.['followed'] === true;
  });
}

async function search(query: string, as?: string): Promise<Shown[]> {
  const { status, body } = await api.get(`/v1/search?${query}`, as === undefined ? {} : { as });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(body['leftOut'], []);
  return body.items as unknown as Shown[];
}

const titles = async (text: string, more = '', as?: string): Promise<string[]> =>
  (await search(`q=${encodeURIComponent(text)}${more}`, as)).map(({ title }) => title);

describe('search', () => {
  let acmeId: unknown;

  before(() => {
    api.registry.start();
    api.principal('globex-contact', []);
  });

  beforeEach(async () => {
    const acme = await api.customer({ name: 'Acme Générale', externalReference: 'AC-1042' });
    acmeId = acme['id'];
    const globex = await api.customer({ name: 'Globex', externalReference: null });
    await api.domain(acme['id'], 'acme.example', { aliases: ['vieux-acme.example', 'bücher.example'] });
    await api.domain(globex['id'], 'globex.example');
    await api.user('elise.lefevre@acme.example', { displayName: 'Élise Lefèvre' });
    await api.user('ana@acme.example', { displayName: 'Ana Straße' });
    await api.user('ana.silva@acme.example', { displayName: 'Ana Silva' });
    await api.user('inci@globex.example', { displayName: 'İNCİ Şahin' });
    await api.user('ivan@globex.example', { displayName: 'Иван Петров' });
    await api.user('50%_off@globex.example', {});
    api.principal('globex-contact', [Number(globex['id'])]);
    await indexed();
  });

  const cases: readonly [string, string, readonly string[]][] = [
    ['the beginning of a name', 'elis', ['Élise Lefèvre']],
    ['an accent less', 'lefevre', ['Élise Lefèvre']],
    ['an accent more, in capitals', 'ÉLÎSÈ', ['Élise Lefèvre']],
    ['the middle of a word', 'efev', ['Élise Lefèvre']],
    ['words in any order', 'silva ana', ['Ana Silva']],
    ['all words, not one of them', 'silva elise', []],
    ['ß as ss', 'strasse', ['Ana Straße']],
    ['a Turkish i', 'şahin İnci', ['İNCİ Şahin']],
    ['another alphabet', 'петр', ['Иван Петров']],
    ['two letters of another alphabet', 'ив', ['Иван Петров']],
    ['one letter', 'e', ['Élise Lefèvre']],
    ['two letters, which begin words', 'si', ['Ana Silva']],
    ['two letters inside a word', 'lv', []],
    ['a name of a customer', 'generale', ['Acme Générale']],
    ['an external reference', 'ac-1042', ['Acme Générale']],
    ['an alias', 'vieux', ['acme.example']],
    ['an alias as people read it', 'bucher', ['acme.example']],
    ['what is nowhere', 'zzz', []],
    ['nothing but wildcards', '%', []],
    ['wildcards and letters', 'a%a', []],
    ['a wildcard where one is', '50%_off', ['50%_off@globex.example']],
    ['a whole address', 'ANA@acme.example', ['Ana Straße', 'Ana Silva']],
    ['the beginning of both sides of an address', 'ana@ac', ['Ana Silva', 'Ana Straße']],
    ['an address under an alias', 'elise@vieux-acme.example', ['Élise Lefèvre']],
    ['a local part with a wildcard', '5_@globex.example', []],
    ['a local part alone', 'ivan@', ['Иван Петров']],
    ['an @ alone', '@', []],
  ];
  it('finds', async () => {
    for (const [what, text, found] of cases) assert.deepEqual(await titles(text), found, `${what}: ${text}`);
  });

  it('shows kind, id, title, subtitle and what matched, the best first', async () => {
    await api.user('acme@globex.example', { displayName: 'X' });
    await indexed();
    const found = await search('q=acme');
    assert.deepEqual(
      found.map(({ kind, title, subtitle, match, field }) => [kind, title, subtitle, match, field]),
      [
        ['user', 'X', 'acme@globex.example', 'exact', 'email'],
        ['customer', 'Acme Générale', 'AC-1042', 'prefix', 'name'],
        ['domain', 'acme.example', 'vieux-acme.example, xn--bcher-kva.example', 'prefix', 'name'],
      ],
    );
    assert.equal(found[1]?.id, acmeId);
  });

  it('finds the users of a domain, and the domain, by what comes after an @', async () => {
    assert.deepEqual(await titles('@globex'), ['globex.example', '50%_off@globex.example', 'İNCİ Şahin', 'Иван Петров']);
  });

  it('puts a whole match before the beginning of a word, and that before its middle, however many there are', async () => {
    for (let n = 0; n < 12; n += 1) await api.user(`n${n}@acme.example`, { displayName: `Susanna ${n}` });
    await api.user('z1@acme.example', { displayName: 'Anna Z' });
    await api.user('z2@acme.example', { displayName: 'Z Anna' });
    await api.user('z3@acme.example', { displayName: 'Anna' });
    await indexed();
    assert.deepEqual((await search('q=anna&kinds=user&limit=4')).map(({ title, match }) => [title, match]).slice(0, 3), [
      ['Anna', 'exact'],
      ['Anna Z', 'prefix'],
      ['Z Anna', 'word_prefix'],
    ]);
  });

  it('gives no more of each kind than asked, and only kinds that were asked for', async () => {
    assert.equal((await search('q=ana&limit=1')).length, 1);
    assert.deepEqual(await titles('acme', '&kinds=domain'), ['acme.example']);
    assert.deepEqual(await titles('acme', '&kinds=domain,customer'), ['Acme Générale', 'acme.example']);
  });

  it('follows what changes', async () => {
    const [ana] = await search('q=silva');
    const customer = await api.get(`/v1/customers/${String(acmeId)}`);
    await api.ask('PATCH', `/v1/customers/${String(acmeId)}`, { body: { name: 'Initech' }, ifMatch: customer.etag ?? '' });
    await api.ask('PATCH', `/v1/users/${ana?.id}`, { body: { displayName: 'Ana Costa' }, ifMatch: '*' });
    await indexed();
    assert.deepEqual(await titles('costa'), ['Ana Costa']);
    assert.deepEqual(await titles('initech'), ['Initech']);
    assert.deepEqual(await titles('generale'), []);
    await api.ask('DELETE', `/v1/users/${ana?.id}`, { ifMatch: '*' });
    assert.deepEqual(await titles('costa'), []);
    await indexed();
    assert.deepEqual(await api.registry.rows(`select from search_entries where kind = 'user' and id = ${ana?.id}`), []);
  });

  it('finds a user by its new address once it has moved, even if the index is late', async () => {
    await api.domain(acmeId, 'acme.test');
    const [ana] = await search('q=silva');
    assert.equal((await api.post(`/v1/users/${ana?.id}/actions/move`, { email: 'ana.costa@acme.test' })).status, 200);
    assert.deepEqual(await titles('ana@acme.test'), ['Ana Silva']);
    assert.deepEqual(await titles('ana.silva@acme'), []);
    await indexed();
    assert.deepEqual(await titles('costa'), ['Ana Silva']);
  });

  it('shows those who are confined to customers nothing of others', async () => {
    for (const text of ['acme', 'generale', 'ana', 'ana@acme', '@acme', 'AC-1042', 'elise', 'a'])
      assert.deepEqual(await titles(text, '', 'globex-contact'), [], text);
    assert.deepEqual(await titles('globex', '', 'globex-contact'), ['Globex', 'globex.example']);
    assert.deepEqual(await titles('i', '', 'globex-contact'), ['İNCİ Şahin', 'Иван Петров']);
    assert.deepEqual(await titles('@globex', '&kinds=user', 'globex-contact'), ['50%_off@globex.example', 'İNCİ Şahin', 'Иван Петров']);
  });

  it('shows nothing of a domain that has gone to another customer, even if the index is late', async () => {
    const [domain] = await search('q=globex&kinds=domain');
    assert.equal((await api.post(`/v1/domains/${domain?.id}/actions/move`, { customerId: String(acmeId) })).status, 200);
    for (const text of ['globex.example', 'ivan', 'ivan@globex']) assert.deepEqual(await titles(text, '', 'globex-contact'), [], text);
  });

  it('leaves out the kinds that the caller may not read', async () => {
    api.principal('domain-reader', null, ['domain.read']);
    api.principal('nobody', null, []);
    assert.deepEqual(await titles('acme', '', 'domain-reader'), ['acme.example']);
    assert.deepEqual(await titles('ana', '&kinds=user', 'domain-reader'), []);
    assert.deepEqual(await titles('acme', '', 'nobody'), []);
  });

  it('says which kinds took too long and shows the others', async () => {
    await api.registry.rows(`
      alter table users rename to slow_users;
      create view users as select u.* from slow_users u, pg_sleep(5) where u.id > 0;
      grant select on users to public`);
    try {
      const { status, body } = await api.get('/v1/search?q=@globex');
      assert.deepEqual([status, body.items?.map(({ title }) => title), body['leftOut']], [200, ['globex.example'], ['user']]);
    } finally {
      await api.registry.rows('drop view users; alter table slow_users rename to users');
    }
  });

  it('refuses what it cannot search for', async () => {
    for (const query of ['', 'q=%20', `q=${'a'.repeat(201)}`, 'q=%00', 'q=a&kinds=pack', 'q=a&limit=51', 'q=a&offset=1'])
      await api.refuses(400, 'invalid_request', 'GET', `/v1/search?${query}`);
  });

  it('takes 200 characters of any kind', async () => {
    for (const text of ['a '.repeat(100), 'ﷺ'.repeat(200), '@'.repeat(200), "'".repeat(200), '%'.repeat(200), '\u{1f600}'.repeat(100)])
      await titles(text.slice(0, 200));
  });
});
