import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';
import { testLeaverChecks } from './test-leaver-checks.ts';

const api = testApi();
const { acme, upload, compared, refusesUpload, leavers, propose, names } = testLeaverChecks(api);

const staff = ['ana', 'bob', 'kim', 'lea', 'max', 'noa', 'oda', 'pia', 'tom', 'zoe'];
const listOf = (...people: readonly string[]) => `Name,Email\n${people.map((name) => `${name},${name}@acme.example\n`).join('')}`;
const without = (...gone: readonly string[]) => staff.filter((name) => !gone.includes(name));

describe('the comparison of a staff list', () => {
  it('finds who has a seat and is not on it, counts the others, and changes no user', async () => {
    const { customerId, domainId } = await acme(['ana', 'bob', 'kim']);
    const list =
      'Nom;Courriel\r\nAna;ANA@Acme.example \r\nBob;bob@acme-group.example\r\nEva;eva@acme.example\r\nAna;ana@acme.example\r\nX;nobody\r\nY;y@other.example\r\n';
    const { status, body, location } = await upload(list, `domainId=${domainId}&fileName=staff.csv`);
    const { id, sha256, keptUntil, createdAt, updatedAt, ...rest } = body;
    assert.deepEqual([status, location], [201, `/v1/leaver-checks/${id}`]);
    assert.deepEqual(rest, {
      domainId,
      customerId,
      state: 'compared',
      fileName: 'staff.csv',
      sizeBytes: Buffer.byteLength(list),
      map: null,
      encoding: 'utf-8',
      separator: ';',
      mapping: { source: 'recognised', columns: [{ header: 'Courriel', field: 'email' }] },
      counts: { seated: 2, unseated: 1, repeated: 1, refused: 2, leavers: 1, seats: 3 },
      since: { gone: 0, listed: 0, newcomers: 0 },
      version: 1,
    });
    assert.match(String(sha256), /^[0-9a-f]{64}$/);
    assert.deepEqual([typeof keptUntil, createdAt], ['string', updatedAt]);
    assert.deepEqual((await api.get(String(location))).body, body);
    assert.deepEqual(await leavers(String(location)), [['kim', 'seated']]);
    assert.deepEqual(await names(), ['ana', 'bob', 'kim']);
    const [event] = await api.registry.rows('select kind, after from test.audit_events order by id desc limit 1');
    assert.equal(event?.['kind'], 'leaver-check.upload');
    assert.doesNotMatch(JSON.stringify(event), /@/);
  });

  it('says of every row what became of it, with its line and why', async () => {
    await acme(['ana', 'kim']);
    const path = await compared('Email\nana@acme.example\neva@acme-group.example\nana@acme-group.example\nnobody\ny@other.example\n');
    const { items = [] } = (await api.get(`${path}/rows`)).body;
    assert.deepEqual(
      items.map(({ line, address, verdict, code }) => [line, address, verdict, code]),
      [
        [2, 'ana@acme.example', 'seated', ''],
        [3, 'eva@acme-group.example', 'unseated', ''],
        [4, 'ana@acme-group.example', 'repeated', ''],
        [5, 'nobody', 'refused', 'not_an_address'],
        [6, 'y@other.example', 'refused', 'other_domain'],
      ],
    );
    assert.match(String(items[4]?.['detail']), /^other\.example is not a name of acme\.example/);
    assert.deepEqual(await api.pages(`${path}/rows?verdict=refused&limit=1`, 'line'), [[5], [6]]);
    await api.refuses(400, 'invalid_request', 'GET', `${path}/rows?verdict=maybe`);
  });

  it('knows addresses of international names however they are written', async () => {
    const { id: customerId } = await api.customer();
    await api.domain(customerId, 'bücher.example');
    for (const name of ['ana', 'kim']) await api.user(`${name}@bücher.example`);
    const path = await compared('Email\nAna@BÜCHER.example\n', `domain=${encodeURIComponent('bücher.example')}`);
    assert.deepEqual(await leavers(path), [['kim', 'seated']]);
    const again = await compared('Email\nkim@xn--bcher-kva.example\n', 'domain=xn--bcher-kva.example');
    assert.deepEqual(await leavers(again), [['ana', 'seated']]);
  });

  it('needs the column of addresses alone', async () => {
    await acme(['ana', 'kim']);
    const path = await compared('Nom complet,Email,Nom d’affichage,Fin\nAna,ana@acme.example,Ana,never\n');
    assert.deepEqual(await leavers(path), [['kim', 'seated']]);
  });

  it('refuses the wrong file with the reason, and keeps nothing of it', async () => {
    await acme(['ana', 'kim']);
    await refusesUpload(422, 'list_without_rows', 'Email\n');
    await refusesUpload(422, 'empty', '');
    assert.match(
      await refusesUpload(422, 'no_known_address', 'Email\neva@acme.example\nx@other.example\n'),
      /^Nobody on this list has a seat of acme\.example \(1 addresses without a seat, 1 rows refused\)/,
    );
    await refusesUpload(422, 'no_known_address', 'Email\nx\n');
    await refusesUpload(422, 'no_address_column', 'Name,Town\nAna,Paris\n');
    await refusesUpload(422, 'unclosed_quote', 'Email\nana@acme.example\n"kim');
    await refusesUpload(422, 'column_not_found', 'Email\nana@acme.example\n', 'domain=acme.example&map=Nowhere%3Demail');
    await refusesUpload(404, 'domain_not_found', 'Email\nana@acme.example\n', 'domain=nobody.example');
    for (const query of ['', 'domain=acme.example&map=nonsense', 'domain=acme.example&skipRefused=true'])
      await refusesUpload(400, 'invalid_request', 'Email\nana@acme.example\n', query);
    assert.deepEqual(api.faults, []);
  });

  it('is made once under an Idempotency-Key', async () => {
    await acme(['ana', 'kim']);
    const list = listOf('ana');
    const answers = await Promise.all(Array.from({ length: 4 }, () => upload(list, undefined, { key: 'k' })));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal((await api.registry.rows('select from leaver_checks')).length, 1);
    assert.equal((await api.registry.rows('select from import_files')).length, 1);
  });

  it('needs no mapping twice, be the first list an import', async () => {
    await acme(['ana', 'kim']);
    const odd = 'Who,Where\nana@acme.example,Paris\n';
    await refusesUpload(422, 'no_address_column', odd);
    const headers = { 'content-type': 'text/csv' };
    const imported = await api.fetched('/v1/imports?domain=acme.example&map=Who%3Demail', { method: 'POST', headers, body: odd });
    assert.equal(imported.status, 201);
    const { status, body } = await upload(odd);
    assert.deepEqual(
      [status, body['map'], body['mapping']],
      [201, 'Who=email', { source: 'remembered', columns: [{ header: 'Who', field: 'email' }] }],
    );
  });
});

describe('a leaver check', () => {
  it('shows what has become of the leavers, and who has got a seat since', async () => {
    const { userIds } = await acme(staff);
    const path = await compared(`${listOf(...without('kim', 'lea', 'max', 'noa'))}new,new@acme.example\nlisted,listed@acme.example\n`);
    await api.ask('DELETE', `/v1/users/${userIds.get('kim')}`, { ifMatch: '*' });
    await api.post(`/v1/users/${userIds.get('lea')}/actions/suspend`, { reason: 'away' });
    await api.post(`/v1/users/${userIds.get('max')}/actions/move`, { email: 'listed@acme.example' });
    await api.user('new@acme.example');
    await api.user('fresh@acme.example');
    assert.deepEqual(await leavers(path), [
      [null, 'gone'],
      ['lea', 'suspended'],
      ['listed', 'listed'],
      ['noa', 'seated'],
    ]);
    assert.deepEqual(await leavers(path, '?state=seated'), [['noa', 'seated']]);
    assert.deepEqual(await api.pages(`${path}/leavers?limit=3`, 'state'), [['gone', 'suspended', 'listed'], ['seated']]);
    const { items = [] } = (await api.get(`${path}/newcomers`)).body;
    assert.deepEqual(
      items.map(({ email, onList }) => [email, onList]),
      [
        ['new@acme.example', true],
        ['fresh@acme.example', false],
      ],
    );
    assert.deepEqual((await api.get(path)).body['since'], { gone: 1, listed: 1, newcomers: 2 });
  });

  it('is listed, and deleted with its file', async () => {
    const { domainId } = await acme(['ana', 'kim']);
    const path = await compared(listOf('ana'));
    assert.deepEqual(await api.pages(`/v1/leaver-checks?domainId=${domainId}&state=compared`, 'id'), [[path.split('/').at(-1)]]);
    assert.deepEqual(await api.pages('/v1/leaver-checks?state=expired', 'id'), [[]]);
    const later = await compared(listOf('kim'));
    assert.deepEqual(
      await api.pages('/v1/leaver-checks?limit=1', 'id'),
      [later, path].map((one) => [one.split('/').at(-1)]),
    );
    await api.refuses(428, 'precondition_required', 'DELETE', path);
    for (const one of [path, later]) assert.equal((await api.ask('DELETE', one, { ifMatch: 1 })).status, 204);
    for (const table of ['leaver_checks', 'leaver_check_rows', 'leavers', 'import_files', 'import_pieces'])
      assert.deepEqual(await api.registry.rows(`select from ${table}`), []);
    await api.refuses(404, 'leaver_check_not_found', 'GET', path);
  });

  it('goes with its domain', async () => {
    const { domainId, userIds } = await acme(['ana', 'kim']);
    const path = await compared(listOf('ana'));
    for (const id of userIds.values()) await api.ask('DELETE', `/v1/users/${id}`, { ifMatch: '*' });
    assert.equal((await api.ask('DELETE', `/v1/domains/${domainId}`, { ifMatch: '*' })).status, 204);
    await api.refuses(404, 'leaver_check_not_found', 'GET', path);
  });
});

describe('the removal of leavers', () => {
  it('deletes all of them in one transaction, each with an event and the reason', async () => {
    await acme(staff);
    const path = await compared(listOf(...without('kim', 'tom')), 'domain=acme.example&fileName=staff.csv');
    const { status, body } = await propose(path, { action: 'delete' });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(body, { applied: true, action: 'delete', counts: { proposed: 2, unchanged: 0, listed: 0, gone: 0 } });
    assert.deepEqual(await names(), without('kim', 'tom'));
    const events = await api.registry.rows(`select reason, request_id from test.audit_events where kind = 'user.delete'`);
    assert.deepEqual(
      events.map(({ reason }) => reason),
      ['Not on the staff list staff.csv', 'Not on the staff list staff.csv'],
    );
    assert.equal(new Set(events.map((event) => event['request_id'])).size, 1);
    assert.deepEqual((await propose(path, { action: 'delete' })).body, {
      applied: false,
      action: 'delete',
      counts: { proposed: 0, unchanged: 0, listed: 0, gone: 2 },
    });
  });

  it('suspends them, and leaves those who are suspended already', async () => {
    const { userIds } = await acme(staff);
    await api.post(`/v1/users/${userIds.get('kim')}/actions/suspend`, { reason: 'away' });
    const path = await compared(listOf(...without('kim', 'tom')));
    const { body } = await propose(path, { action: 'suspend', reason: 'left in autumn' });
    assert.deepEqual(body['counts'], { proposed: 1, unchanged: 1, listed: 0, gone: 0 });
    const rows = await api.registry.rows(`select suspension_reason from users where suspended_at is not null order by local_part`);
    assert.deepEqual(
      rows.map((row) => row['suspension_reason']),
      ['away', 'left in autumn'],
    );
  });

  it('removes some of them, and nobody who is no leaver', async () => {
    const { userIds } = await acme(staff);
    const path = await compared(listOf(...without('kim', 'tom')));
    const other = [userIds.get('kim'), userIds.get('ana')];
    await api.refuses(422, 'not_a_leaver', 'POST', `${path}/actions/propose`, { body: { action: 'delete', userIds: other } });
    assert.equal((await propose(path, { action: 'delete', userIds: [userIds.get('kim')] })).status, 200);
    assert.deepEqual(await names(), without('kim'));
  });

  it('of more than a fifth of the seats is asked for twice, with the exact number', async () => {
    await acme(staff);
    const path = await compared(listOf(...without('kim', 'tom', 'zoe')));
    await api.registry.changesNothing(async () => {
      const { status, body } = await propose(path, { action: 'delete' });
      assert.deepEqual([status, body['code']], [409, 'too_many_leavers']);
      assert.match(String(body['detail']), /^3 of the 10 seats of acme\.example would go, which is more than 20 %/);
    });
    for (const confirmedRemovals of [2, 4])
      await api.refuses(409, 'too_many_leavers', 'POST', `${path}/actions/propose`, { body: { action: 'delete', confirmedRemovals } });
    assert.equal((await propose(path, { action: 'delete', confirmedRemovals: 3 })).status, 200);
    assert.deepEqual(await names(), without('kim', 'tom', 'zoe'));
  });

  it('is asked for twice sooner where that is wanted, never later, and also in small steps', async () => {
    const { userIds } = await acme(staff);
    const path = await compared(listOf(...without('kim', 'tom', 'zoe')));
    const one = (name: string) => ({ action: 'delete', userIds: [userIds.get(name)] });
    await api.refuses(409, 'too_many_leavers', 'POST', `${path}/actions/propose`, { body: { ...one('kim'), confirmShare: 5 } });
    await api.refuses(400, 'invalid_request', 'POST', `${path}/actions/propose`, { body: { ...one('kim'), confirmShare: 21 } });
    assert.equal((await propose(path, one('kim'))).status, 200);
    assert.equal((await propose(path, one('tom'))).status, 200);
    await api.refuses(409, 'too_many_leavers', 'POST', `${path}/actions/propose`, { body: one('zoe') });
  });

  it('counts seats that were suspended from the same list, in small steps too, and each but once', async () => {
    const { userIds } = await acme(staff);
    await api.post(`/v1/users/${userIds.get('ana')}/actions/suspend`, { reason: 'away before' });
    const path = await compared(listOf(...without('ana', 'kim', 'tom', 'zoe')));
    const one = (action: string, name: string) => ({ action, userIds: [userIds.get(name)] });
    assert.equal((await propose(path, one('suspend', 'kim'))).status, 200);
    assert.equal((await propose(path, one('suspend', 'tom'))).status, 200);
    await api.refuses(409, 'too_many_leavers', 'POST', `${path}/actions/propose`, { body: one('suspend', 'zoe') });
    await api.refuses(409, 'too_many_leavers', 'POST', `${path}/actions/propose`, { body: one('delete', 'zoe') });
    assert.equal((await propose(path, one('delete', 'kim'))).status, 200);
  });

  it('leaves those alone who are on the list by now, and who have got their seat since', async () => {
    const { userIds } = await acme(staff);
    const path = await compared(`${listOf(...without('kim', 'tom'))}listed,listed@acme.example\n`);
    await api.post(`/v1/users/${userIds.get('tom')}/actions/move`, { email: 'listed@acme.example' });
    await api.user('fresh@acme.example');
    const { body } = await propose(path, { action: 'delete' });
    assert.deepEqual(body['counts'], { proposed: 1, unchanged: 0, listed: 1, gone: 0 });
    assert.deepEqual(await names(), [...without('kim', 'tom'), 'fresh', 'listed'].toSorted());
  });

  it('does not change its mind where a seat changes while it goes on', async () => {
    const { userIds } = await acme(staff);
    const path = await compared(`${listOf(...without('kim', 'tom'))}listed,listed@acme.example\n`);
    await api.registry.rows('begin; select from domains for update');
    const asked = propose(path, { action: 'delete' });
    const isWaiting = `select from pg_locks join pg_stat_activity a using (pid) where not granted and a.datname = current_database()`;
    while ((await api.registry.rows(isWaiting)).length === 0);
    await api.registry.rows(`update users set local_part = 'listed', updated_at = now() where id = ${userIds.get('kim')}; commit`);
    const { status, body } = await asked;
    assert.deepEqual([status, body['code']], [409, 'leavers_changed']);
    assert.ok((await names()).includes('tom'));
  });

  it('is carried out once by many at once, and once under an Idempotency-Key', async () => {
    await acme(staff);
    const path = await compared(listOf(...without('kim', 'tom')));
    const answers = await Promise.all(Array.from({ length: 5 }, () => propose(path, { action: 'delete' }, { key: 'k' })));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal(answers[0]?.body['applied'], true);
    const again = await compared(listOf(...without('kim', 'tom', 'zoe')));
    const raced = await Promise.all(Array.from({ length: 4 }, () => propose(again, { action: 'delete' })));
    assert.equal(raced.filter(({ body }) => body['applied'] === true).length, 1);
    assert.deepEqual(await names(), without('kim', 'tom', 'zoe'));
    assert.equal((await api.registry.rows(`select from test.audit_events where kind = 'user.delete'`)).length, 3);
    assert.deepEqual(api.faults, []);
  });

  it('is one change request where the policy asks for approval, and removes nobody meanwhile', async () => {
    await acme(staff);
    const path = await compared(listOf(...without('kim', 'tom')));
    await api.operator('rosa@vendor.example', ['operator']);
    const as = { as: 'rosa@vendor.example' };
    const { status, body } = await propose(path, { action: 'delete' }, as);
    assert.deepEqual([status, body['state'], body['size'], body['kinds']], [202, 'submitted', 2, ['user.delete']], JSON.stringify(body));
    assert.equal(body['reason'], 'Not on the staff list staff.csv');
    assert.deepEqual(await names(), staff);
    const again = await compared(listOf(...without('kim', 'tom', 'zoe')));
    assert.equal((await propose(again, { action: 'delete' }, as)).body['code'], 'too_many_leavers');
  });

  it('needs the permission to change users', async () => {
    await acme(['ana', 'kim']);
    const path = await compared(listOf('ana'));
    api.principal('importer', null, ['user.import']);
    await api.refuses(403, 'forbidden', 'POST', `${path}/actions/propose`, { body: { action: 'delete' }, as: 'importer' });
    api.principal('reader', null, ['user.read']);
    await api.refuses(403, 'forbidden', 'GET', path, { as: 'reader' });
    for (const body of [{}, { action: 'rename' }, { action: 'delete', userIds: [] }, { action: 'delete', confirmedRemovals: 0 }])
      await api.refuses(400, 'invalid_request', 'POST', `${path}/actions/propose`, { body });
  });
});
