import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { testApi } from '../../test-api.ts';
import { testImports } from './test-imports.ts';

const api = testApi();
const { acme, upload, uploaded, refusesUpload, apply, names } = testImports(api);

const list = 'Email,Name\nzoe@acme.example,Zoé\nana@acme.example,Ana\n';
const mixed = 'Email;Name;Town\r\nana@acme.example;Ana;Paris\r\nbob@other.example;Bob;Nice\r\nnobody;;\r\n';

describe('the upload of a list', () => {
  it('keeps the file as it is, judges its rows and changes no user', async () => {
    const { customerId, domainId } = await acme();
    const { status, body, etag, location } = await upload(mixed, `domainId=${domainId}&fileName=staff.csv&skipRefused=true`);
    const { id, sha256, keptUntil, createdAt, updatedAt, ...rest } = body;
    assert.deepEqual([status, etag, location], [201, '"1"', `/v1/imports/${id}`]);
    assert.deepEqual(rest, {
      domainId,
      customerId,
      state: 'judged',
      fileName: 'staff.csv',
      sizeBytes: Buffer.byteLength(mixed),
      options: { defaultProfile: null, dates: null, map: null, skipRefused: true },
      counts: { create: 1, change: 0, same: 0, refuse: 2 },
      encoding: 'utf-8',
      separator: ';',
      mapping: {
        source: 'recognised',
        columns: [
          { header: 'Email', field: 'email' },
          { header: 'Name', field: 'displayName' },
        ],
      },
      unusedColumns: ['Town'],
      changeRequestId: null,
      appliedAt: null,
      version: 1,
    });
    assert.match(sha256 ?? '', /^[0-9a-f]{64}$/);
    assert.equal(
      Temporal.Instant.from(String(keptUntil))
        .since(Temporal.Instant.from(String(createdAt)))
        .total('hours'),
      720,
    );
    assert.equal(createdAt, updatedAt);
    assert.deepEqual((await api.get(String(location))).body, body);
    assert.deepEqual(await names(), []);
    const [event] = await api.registry.rows(`select kind, actor_name, after from test.audit_events order by id desc limit 1`);
    assert.deepEqual([event?.['kind'], event?.['actor_name']], ['import.upload', 'everybody']);
    assert.doesNotMatch(JSON.stringify(event), /ana@/);
  });

  it('takes what a browser, a script and Excel say a list is, also compressed, in the encodings of the command line', async () => {
    await acme();
    for (const type of ['text/csv; charset=utf-8', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel']) {
      assert.equal((await upload(list, 'domain=ACME.example', { type })).status, 201, type);
    }
    const packed = await upload(gzipSync(list), 'domain=acme.example', { headers: { 'content-encoding': 'gzip' } });
    assert.equal(packed.status, 201, JSON.stringify(packed.body));
    assert.equal(packed.body['sizeBytes'], Buffer.byteLength(list));
    const wide = await upload(Buffer.from(`\uFEFF${list}`, 'utf16le'));
    assert.deepEqual([wide.status, wide.body['encoding']], [201, 'utf-16le']);
  });

  it('reads as it is told to', async () => {
    await acme();
    await api.make('/v1/profiles', { key: 'viewer', name: 'Viewer', values: {} });
    const odd = 'Who,Ends\nana@acme.example,03/04/2026\n';
    const map = encodeURIComponent('Who=email,Ends=validUntil');
    const path = await uploaded(odd, `domain=acme.example&map=${map}&dates=mdy&defaultProfile=viewer`);
    assert.equal((await apply(path)).status, 200);
    const [user] = (await api.get('/v1/users')).body.items ?? [];
    assert.deepEqual([user?.['profile'], user?.['validity']], ['viewer', { from: null, until: '2026-03-04' }]);
  });

  it('refuses a file that cannot be read, says where, and keeps nothing of it', async () => {
    await acme();
    const wide = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',');
    assert.match(await refusesUpload(422, 'empty', ''), /empty/);
    assert.match(await refusesUpload(422, 'empty', '\n\n'), /empty/);
    assert.match(await refusesUpload(422, 'binary', Buffer.from('PK\u0003\u0004rest', 'latin1')), /workbook/);
    await refusesUpload(422, 'binary', Buffer.from(`${list}\0\0`));
    await refusesUpload(422, 'no_address_column', 'Name,Town\nAna,Paris\n');
    await refusesUpload(422, 'no_address_column', 'a,b\n1,2\n');
    await refusesUpload(422, 'too_many_columns', `Email,${wide}\nana@acme.example\n`);
    assert.match(await refusesUpload(422, 'unclosed_quote', `${list}bob@acme.example,"Bob\n`), /^Line 4: /);
    assert.match(await refusesUpload(422, 'row_too_long', `${list}bob@acme.example,${'x'.repeat(40_000)}\n`), /^Line 4: /);
    const broken = Buffer.concat([Buffer.from(list), Buffer.from('bob@acme.example,B\xffob\n', 'latin1')]);
    assert.match(await refusesUpload(422, 'unreadable_encoding', broken), /^Line 4: /);
    await refusesUpload(422, 'duplicate_column', 'Email,E-mail\nana@acme.example,ana@acme.example\n');
    assert.deepEqual(api.faults, []);
  });

  it('gives ragged rows their own verdicts', async () => {
    await acme();
    const path = await uploaded('Email,Name\nana@acme.example\nbob@acme.example,Bob,too,many\n\n ,\n');
    const { items = [] } = (await api.get(`${path}/verdicts`)).body;
    assert.deepEqual(
      items.map(({ line, verdict, code }) => [line, verdict, code]),
      [
        [2, 'create', ''],
        [3, 'refuse', 'too_many_cells'],
      ],
    );
  });

  it('refuses what is asked wrongly', async () => {
    const { domainId } = await acme();
    await refusesUpload(404, 'domain_not_found', list, 'domain=nobody.example');
    await refusesUpload(404, 'domain_not_found', list, 'domainId=999999');
    await refusesUpload(422, 'profile_not_found', list, 'domain=acme.example&defaultProfile=boss');
    await refusesUpload(422, 'column_not_found', list, `domain=acme.example&map=${encodeURIComponent('Nowhere=email')}`);
    for (const query of [
      '',
      `domain=acme.example&domainId=${domainId}`,
      'domain=acme.example&map=nonsense',
      'domain=acme.example&dates=ymd',
      'domain=acme.example&skipRefused=yes',
      'domain=acme.example&fileName=',
      'domain=acme.example&more=1',
    ]) {
      await refusesUpload(400, 'invalid_request', list, query);
    }
    for (const type of ['application/json', 'application/xml', 'text/html']) {
      await refusesUpload(415, 'unsupported_media_type', list, 'domain=acme.example', { type });
    }
  });

  it('shows headers of any length and number in a bounded answer', async () => {
    await acme();
    const headers = Array.from({ length: 500 }, (_, index) => `${'😀'.repeat(150)}${index}`);
    const { status, body } = await upload(`Email,${headers.join(',')}\nana@acme.example\n`);
    assert.equal(status, 201);
    const columns: readonly string[] = body['unusedColumns'] ?? [];
    assert.equal(columns.length, 100);
    assert.ok(columns.every((column) => column.length <= 200));
    const { body: problem } = await upload(`${headers.join(',')},Name,Town\nana@acme.example\n`);
    assert.ok(String(problem['detail']).length < 2_000, String(problem['detail']).slice(0, 200));
  });

  it('is made once under an Idempotency-Key, which stands for the file, too', async () => {
    await acme();
    const key = 'k';
    const first = await upload(list, 'domain=acme.example', { key });
    assert.equal(first.status, 201);
    await api.registry.changesNothing(async () => assert.deepEqual(await upload(list, 'domain=acme.example', { key }), first));
    await refusesUpload(422, 'idempotency_key_reused', `${list}x@acme.example\n`, 'domain=acme.example', { key });
    const raced = await Promise.all(Array.from({ length: 5 }, () => upload(list, 'domain=acme.example', { key: 'race' })));
    for (const one of raced) assert.deepEqual(one, raced[0]);
    assert.equal((await api.registry.rows('select from imports')).length, 2);
    assert.equal((await api.registry.rows('select from import_files')).length, 2);
  });
});

describe('the mapping of a list', () => {
  const odd = 'Who,Called,Ends\nana@acme.example,Ana,03/04/2026\n';
  const byHand = 'Who=email,Called=displayName,Ends=validUntil';
  const given = `domain=acme.example&map=${encodeURIComponent(byHand)}&dates=mdy&defaultProfile=viewer`;
  const columns = [
    { header: 'Who', field: 'email' },
    { header: 'Called', field: 'displayName' },
    { header: 'Ends', field: 'validUntil' },
  ];

  const optionsOf = async (list: string) => {
    const { options = { map: null, defaultProfile: '' } } = (await upload(list)).body as Readonly<{
      options?: { map: unknown; defaultProfile: unknown };
    }>;
    return options;
  };

  async function withViewer() {
    const { customerId } = await acme();
    await api.make('/v1/profiles', { key: 'viewer', name: 'Viewer', values: {} });
    return customerId;
  }

  it('is remembered for the next list of the customer with the same header, whichever domain it is for', async () => {
    const customerId = await withViewer();
    await refusesUpload(422, 'no_address_column', odd);
    assert.deepEqual((await upload(odd, given)).body['mapping'], { source: 'given', columns });
    await api.domain(customerId, 'nord.example');
    const again = `Our people,,\nWHO ,called,Ends,\nbob@nord.example,Bob,03/04/2026,\n`;
    const { status, body, location } = await upload(again, 'domain=nord.example');
    assert.deepEqual([status, body['counts']], [201, { create: 1, change: 0, same: 0, refuse: 0 }], JSON.stringify(body));
    assert.deepEqual(body['options'], { defaultProfile: 'viewer', dates: 'mdy', map: byHand, skipRefused: false });
    assert.deepEqual(body['mapping'], {
      source: 'remembered',
      columns: [{ header: 'WHO', field: 'email' }, { header: 'called', field: 'displayName' }, columns[2]],
    });
    await apply(String(location));
    const [user] = (await api.get('/v1/users')).body.items ?? [];
    assert.deepEqual(
      [user?.['displayName'], user?.['profile'], user?.['validity']],
      ['Bob', 'viewer', { from: null, until: '2026-03-04' }],
    );
  });

  it('stays remembered when the list is judged anew, until another is given', async () => {
    await withViewer();
    await upload(odd, given);
    const path = await uploaded(odd);
    const judge = `${path}/actions/judge`;
    const sourceOf = async (body: object) => ((await api.post(judge, body)).body['mapping'] as { source: string }).source;
    assert.equal(await sourceOf({ skipRefused: true }), 'remembered');
    assert.equal(await sourceOf({ map: 'Who=email' }), 'given');
    assert.equal(await sourceOf({}), 'given');
    assert.equal((await optionsOf(odd)).map, 'Who=email');
  });

  it('is not taken over by another customer, nor where it is given, nor where the profile is gone', async () => {
    await withViewer();
    await upload(odd, given);
    const { id } = await api.customer({ name: 'Other' });
    await api.domain(id, 'other.example');
    await refusesUpload(422, 'no_address_column', odd, 'domain=other.example');
    const { body } = await upload(odd, `domain=acme.example&map=${encodeURIComponent('Who=email')}`);
    assert.deepEqual(body['mapping'], { source: 'given', columns: [columns[0]] });
    await api.ask('DELETE', '/v1/profiles/viewer', { ifMatch: '*' });
    assert.equal((await optionsOf(odd)).defaultProfile, null);
  });

  it('is not remembered of a list that was refused', async () => {
    await acme();
    await refusesUpload(422, 'unclosed_quote', `${odd}"x`, `domain=acme.example&map=${encodeURIComponent(byHand)}`);
    await refusesUpload(422, 'no_address_column', odd);
  });

  it('that is remembered goes with the customer', async () => {
    const customerId = await withViewer();
    await upload(odd, given);
    const [domain] = (await api.get('/v1/domains')).body.items ?? [];
    await api.ask('DELETE', `/v1/domains/${domain?.['id']}`, { ifMatch: '*' });
    assert.equal((await api.ask('DELETE', `/v1/customers/${customerId}`, { ifMatch: '*' })).status, 204);
    assert.deepEqual(await api.registry.rows('select from import_mappings'), []);
  });
});

describe('an import', () => {
  it('makes users of the rows when it is applied, in one transaction with two events, once', async () => {
    await acme();
    const path = await uploaded(list);
    const { status, body, etag } = await apply(path);
    assert.deepEqual([status, body['state'], etag], [200, 'applied', '"2"']);
    assert.match(String(body['appliedAt']), /Z$/);
    assert.deepEqual(await names(), ['ana', 'zoe']);
    const events = await api.registry.rows(
      `select kind, request_id, after -> 'importId' as import, after -> 'state' as state from test.audit_events order by id desc limit 2`,
    );
    assert.deepEqual(
      events.map(({ kind, import: id, state }) => [kind, String(id), state]),
      [
        ['import.apply', 'null', 'applied'],
        ['user.import', path.split('/').at(-1), null],
      ],
    );
    assert.equal(events[0]?.['request_id'], events[1]?.['request_id']);
    await api.refuses(409, 'import_applied', 'POST', `${path}/actions/apply`, { ifMatch: '*' });
    await api.refuses(409, 'import_applied', 'POST', `${path}/actions/judge`);
    await api.refuses(409, 'import_applied', 'DELETE', path, { ifMatch: '*' });
  });

  it('is closed also where there was nothing to do', async () => {
    await acme();
    await apply(await uploaded(list));
    const path = await uploaded(list);
    assert.equal((await apply(path)).body['state'], 'applied');
  });

  it('is applied in the version that was looked at, and only in that', async () => {
    await acme();
    const path = await uploaded(list);
    await api.refuses(428, 'precondition_required', 'POST', `${path}/actions/apply`);
    await api.refuses(412, 'version_changed', 'POST', `${path}/actions/apply`, { ifMatch: 2 });
    assert.equal((await api.post(`${path}/actions/judge`, {})).etag, '"2"');
    await api.refuses(412, 'version_changed', 'POST', `${path}/actions/apply`, { ifMatch: 1 });
    await api.refuses(404, 'import_not_found', 'POST', '/v1/imports/999999/actions/apply', { ifMatch: 1 });
  });

  it('is not applied where a verdict would be another by now, until it is judged anew', async () => {
    await acme();
    const path = await uploaded(list);
    await api.user('ana@acme.example', { displayName: 'Somebody' });
    const { body } = await apply(path);
    assert.match(String(body['detail']), /line 3: by now 1 rows would be created, 1 changed, 0 are so already, 0 refused/);
    await api.refuses(409, 'verdicts_changed', 'POST', `${path}/actions/apply`, { ifMatch: 1 });
    const judged = await api.post(`${path}/actions/judge`, {}, { ifMatch: 1 });
    assert.deepEqual(judged.body['counts'], { create: 1, change: 1, same: 0, refuse: 0 });
    assert.equal((await apply(path, 2)).status, 200);
  });

  it('notices that seats have run out, or a name has gone, since it was judged', async () => {
    const { domainId } = await acme({ seatLimit: 2 });
    const path = await uploaded(list);
    await api.user('kim@acme.example');
    await api.refuses(409, 'verdicts_changed', 'POST', `${path}/actions/apply`, { ifMatch: 1 });
    await api.ask('PATCH', `/v1/domains/${domainId}`, { body: { seatLimit: null }, ifMatch: '*' });
    await api.post(`/v1/domains/${domainId}/actions/rename`, { name: 'new.example' });
    const { body } = await api.post(`/v1/domains/${domainId}/actions/remove-alias`, { alias: 'acme.example' });
    assert.deepEqual(body['aliases'], []);
    await api.refuses(409, 'verdicts_changed', 'POST', `${path}/actions/apply`, { ifMatch: 1 });
    assert.deepEqual((await api.post(`${path}/actions/judge`, {})).body['counts'], { create: 0, change: 0, same: 0, refuse: 2 });
  });

  it('with refused rows applies the others only where that was asked for', async () => {
    await acme();
    const path = await uploaded(mixed);
    await api.refuses(409, 'rows_refused', 'POST', `${path}/actions/apply`, { ifMatch: 1 });
    const judged = await api.post(`${path}/actions/judge`, { skipRefused: true });
    assert.deepEqual(judged.body['options'], { defaultProfile: null, dates: null, map: null, skipRefused: true });
    assert.equal((await apply(path, 2)).status, 200);
    assert.deepEqual(await names(), ['ana']);
  });

  it('is judged under other options, which have to make sense', async () => {
    await acme();
    const path = await uploaded('Email,Other\nana@acme.example,bob@acme.example\n');
    const judge = `${path}/actions/judge`;
    const { body } = await api.post(judge, { map: 'Email=ignore,Other=email' });
    assert.deepEqual(body['unusedColumns'], ['Email']);
    await api.refuses(422, 'column_not_found', 'POST', judge, { body: { map: 'Third=email' } });
    await api.refuses(422, 'profile_not_found', 'POST', judge, { body: { defaultProfile: 'boss' } });
    await api.refuses(400, 'invalid_request', 'POST', judge, { body: { map: 'nonsense' } });
    await api.refuses(400, 'invalid_request', 'POST', judge, { body: { more: 1 } });
    await apply(path, 2);
    assert.deepEqual(await names(), ['bob']);
  });

  it('is applied once by many at once', async () => {
    await acme();
    const path = await uploaded(list);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => apply(path, index % 2 === 0 ? 1 : '*')));
    const others = ['import_applied', 'version_changed'];
    assert.deepEqual(answers.filter(({ status }) => status === 200).length, 1);
    assert.ok(answers.every(({ status, body }) => status === 200 || others.includes(String(body['code']))));
    assert.equal((await api.registry.rows(`select from test.audit_events where kind = 'user.import'`)).length, 1);
  });

  it('is applied once under an Idempotency-Key, and answered alike at whatever moment it is asked again', async () => {
    await acme();
    const path = await uploaded(list);
    const ask = () => apply(path, 1, { key: 'k' });
    const answers = [ask()];
    let answered = false;
    void answers[0]?.finally(() => (answered = true));
    while (!answered) {
      answers.push(ask());
      await setImmediate();
    }
    const [first, ...others] = await Promise.all(answers);
    assert.equal(first?.status, 200);
    for (const other of others) assert.deepEqual(other, first);
    await api.registry.changesNothing(async () => assert.deepEqual(await ask(), first));
  });

  it('keeps to the seat limit when two lists race for the last seats', async () => {
    await acme({ seatLimit: 15 });
    const rows = (prefix: string) => ['Email', ...Array.from({ length: 10 }, (_, index) => `${prefix}${index}@acme.example`)].join('\n');
    const paths = await Promise.all(['a', 'b'].map((prefix) => uploaded(rows(prefix))));
    const answers = await Promise.all(paths.map((path) => apply(path)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    assert.equal((await names()).length, 10);
  });

  it('is deleted with its file and its verdicts', async () => {
    await acme();
    const path = await uploaded(list);
    await api.refuses(428, 'precondition_required', 'DELETE', path);
    assert.equal((await api.ask('DELETE', path, { ifMatch: 1, key: 'k' })).status, 204);
    assert.equal((await api.ask('DELETE', path, { ifMatch: 1, key: 'k' })).status, 204);
    for (const table of ['imports', 'import_files', 'import_pieces', 'import_verdicts']) {
      assert.deepEqual(await api.registry.rows(`select * from ${table}`), []);
    }
    await api.refuses(404, 'import_not_found', 'GET', path);
  });

  it('goes with its domain', async () => {
    const { domainId } = await acme();
    const path = await uploaded(list);
    assert.equal((await api.ask('DELETE', `/v1/domains/${domainId}`, { ifMatch: '*' })).status, 204);
    await api.refuses(404, 'import_not_found', 'GET', path);
  });
});

describe('the verdicts of an import', () => {
  it('are listed in pages, all or those of one kind', async () => {
    await acme();
    const path = await uploaded(mixed);
    assert.deepEqual(await api.pages(`${path}/verdicts?limit=2`, 'line'), [[2, 3], [4]]);
    assert.deepEqual(await api.pages(`${path}/verdicts?verdict=refuse&limit=1`, 'line'), [[3], [4]]);
    const { items = [] } = (await api.get(`${path}/verdicts?verdict=refuse`)).body;
    assert.deepEqual(items[0], {
      line: 3,
      address: 'bob@other.example',
      verdict: 'refuse',
      code: 'other_domain',
      detail: 'other.example is not a name of acme.example: move the row to the list of its own domain, or take it out.',
      before: null,
      after: null,
    });
    await api.refuses(400, 'invalid_request', 'GET', `${path}/verdicts?verdict=maybe`);
    await api.refuses(404, 'import_not_found', 'GET', '/v1/imports/999999/verdicts');
  });

  it('stand beside the rows as the file has them', async () => {
    await acme();
    const path = await uploaded(`Staff of Acme;;\r\n${mixed}\r\n"eve@acme.example";"Eve; ""la"" grande";;too many`);
    const header = ['Email', 'Name', 'Town'];
    const row = async (line: number) => (await api.get(`${path}/rows/${line}`)).body;
    assert.deepEqual(await row(4), { line: 4, header, cells: ['bob@other.example', 'Bob', 'Nice'] });
    assert.deepEqual(await row(7), { line: 7, header, cells: ['eve@acme.example', 'Eve; "la" grande', '', 'too many'] });
    for (const line of [1, 2, 6, 8]) await api.refuses(404, 'row_not_found', 'GET', `${path}/rows/${line}`);
    await api.refuses(400, 'invalid_request', 'GET', `${path}/rows/0`);
    await api.refuses(404, 'import_not_found', 'GET', '/v1/imports/999999/rows/2');
  });

  it('are downloaded as the file that the command line writes, with formulas made harmless', async () => {
    await acme();
    const path = await uploaded('Email\nana@acme.example\n=1+1@x\n');
    const response = await api.fetched(`${path}/result`, { headers: { accept: 'text/csv' } });
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="import-\d+-result\.csv"$/);
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const [head, first, second] = text.split('\r\n');
    assert.deepEqual([head, first], ['\uFEFFline,email,verdict,code,detail', '2,ana@acme.example,create,,']);
    assert.match(second ?? '', /^3,'=1\+1@x,refuse,/);
    assert.equal((await api.fetched(`${path}/result`, { headers: { accept: 'application/json' } })).status, 406);
    await api.refuses(404, 'import_not_found', 'GET', '/v1/imports/999999/result');
  });
});

describe('the list of imports', () => {
  it('is paged and filtered by domain and state', async () => {
    const { customerId, domainId } = await acme();
    await api.domain(customerId, 'nord.example');
    const [first, second] = [await uploaded(list), await uploaded(list, 'domain=nord.example')].map((path) => path.split('/').at(-1));
    await apply(`/v1/imports/${first}`);
    assert.deepEqual(await api.pages('/v1/imports?limit=1', 'id'), [[second], [first]]);
    assert.deepEqual(await api.pages(`/v1/imports?domainId=${domainId}`, 'id'), [[first]]);
    assert.deepEqual(await api.pages('/v1/imports?state=judged', 'id'), [[second]]);
    assert.deepEqual(await api.pages('/v1/imports?state=expired', 'id'), [[]]);
    await api.refuses(400, 'invalid_request', 'GET', '/v1/imports?state=lost');
  });
});
