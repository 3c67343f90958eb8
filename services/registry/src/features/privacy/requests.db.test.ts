import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { context } from '../../test-registry.ts';
import { testApi } from '../../test-api.ts';

const api = testApi();
const { registry } = api;

type Row = Readonly<Record<string, unknown>>;

const inAnHour = Temporal.Now.instant().add({ hours: 1 });
const personalData = () => registry.personalData();

describe('the change requests of somebody who is erased', () => {
  let customerId: unknown;
  let rosa: number;

  beforeEach(async () => {
    customerId = (await api.customer({ contacts: [] }))['id'];
    await api.domain(customerId, 'acme.example', { seatLimit: 10 });
    rosa = await api.operator('rosa', ['operator']);
    await api.operator('cleo', ['approver']);
  });

  const person = (emails: readonly string[], references: readonly string[] = []): DataSubject => ({
    emails,
    references,
    madeBefore: inAnHour,
  });
  const ana = (id?: unknown) => person(['ana@acme.example'], id === undefined ? [] : [`user/${String(id)}`]);
  const create = (...names: readonly string[]) =>
    names.map((name) => ({ kind: 'user.create', email: `${name}@acme.example`, displayName: name.toUpperCase() }));

  async function propose(commands: readonly object[], more: object = {}): Promise<Row> {
    const answer = await api.post('/v1/change-requests', { commands, ...more }, { as: 'rosa' });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body;
  }

  const act = (request: Row, word: string, body: object = {}, as = 'cleo') =>
    api.post(`/v1/change-requests/${String(request['id'])}/actions/${word}`, body, { as });

  async function approve(request: Row): Promise<Row> {
    const { body } = await act(request, 'approve', { digest: request['digest'] });
    return body;
  }

  const shown = async (request: Row): Promise<Row> => (await api.get(`/v1/change-requests/${String(request['id'])}`)).body;
  const user = async (name: string) => (await registry.rows(`select id from users where local_part = '${name}'`))[0]?.['id'];

  /** Erases them, and sees to it that nothing is found any more. */
  async function erase(subject: DataSubject): Promise<Row> {
    const found = await personalData().find(subject);
    await personalData().erase(subject, context);
    assert.deepEqual(await personalData().find(subject), {});
    return found;
  }

  async function everythingAbout(pattern: RegExp): Promise<readonly string[]> {
    const tables = [
      'change_requests',
      'change_request_items',
      'change_request_approvals',
      'change_request_comments',
      'change_request_steps',
    ];
    const texts = await Promise.all(tables.map((table) => registry.rows(`select row_to_json(t)::text as text from ${table} t`)));
    return texts.flat().flatMap(({ text }) => (pattern.test(String(text)) ? [String(text)] : []));
  }

  it('say nothing about them any more, and keep the digests of what was approved', async () => {
    const request = await propose(create('ana', 'bob'), { title: 'Seats for ANA@acme.example and Bob', reason: 'New colleagues' });
    await api.post(`/v1/change-requests/${String(request['id'])}/comments`, { text: 'Is Ana <ana@acme.example> not there yet?' });
    await act(request, 'approve', { digest: request['digest'], comment: 'ana@acme.example is fine' });
    const digests = 'select position, content_digest from change_request_items order by 1';
    const before = await registry.rows(digests);
    const found = await erase(ana(await user('ana')));
    assert.deepEqual(found, { user: 1, requestedCommand: 1, requestText: 4 });
    assert.deepEqual(await everythingAbout(/ana/i), []);
    assert.deepEqual(await registry.rows(digests), before);
    assert.deepEqual(await registry.rows('select digest_salt from change_requests'), [{ digest_salt: null }]);
    const now = await shown(request);
    assert.deepEqual(
      [now['state'], now['digest'], now['title'], now['reason']],
      ['applied', request['digest'], 'erased', 'New colleagues'],
    );
    const { body } = await api.get(`/v1/change-requests/${String(request['id'])}/commands`);
    assert.deepEqual(
      body.items?.map(({ command }) => (command as { email: unknown }).email),
      [null, 'bob@acme.example'],
    );
  });

  it('have digests that nobody finds out by saying the same again', async () => {
    await propose(create('ana'));
    await propose(create('ana'));
    const each = await registry.rows(
      'select i.command, r.digest, i.content_digest from change_requests r join change_request_items i on i.request_id = r.id',
    );
    const different = (column: string) => new Set(each.map((row) => JSON.stringify(row[column]))).size;
    assert.deepEqual([different('command'), different('digest'), different('content_digest')], [1, 2, 2]);
  });

  it('are found however the address is written, and not by one that only looks like it', async () => {
    await api.post('/v1/users', { email: 'bob@acme.example' });
    const id = await user('bob');
    for (const [text, email] of [
      ['for zoé@MÜNCHEN.example.', 'zoé@xn--mnchen-3ya.example'],
      ['for a+b*c@acme.example', 'a+b*c@acme.example'],
      ["'o'brien@acme.example'", "o'brien@acme.example"],
    ] as const) {
      const request = await propose([{ kind: 'user.suspend', id: String(id), reason: text }]);
      assert.deepEqual(await personalData().find(person([email])), { requestedCommand: 1 }, text);
      for (const other of ['b*c@acme.example.org', 'aab@acme.example', 'e@xn--mnchen-3ya.example']) {
        assert.deepEqual(await personalData().find(person([other])), {}, other);
      }
      await erase(person([email]));
      assert.equal((await shown(request))['state'], 'withdrawn');
    }
  });

  it('fail where they are open, and are refreshed without what was about them', async () => {
    const request = await propose(create('ana', 'bob'));
    await erase(ana());
    const failed = await shown(request);
    assert.deepEqual([failed['state'], failed['digest']], ['failed', request['digest']]);
    assert.deepEqual(
      (failed['failure'] as { code: string; items: readonly Row[] }).items.map(({ position, code }) => [position, code]),
      [[0, 'person_erased']],
    );
    const [event] = await registry.rows(`select kind, before, after from test.audit_events order by id desc limit 1`);
    assert.deepEqual(event, {
      kind: 'change-request.void',
      before: { state: 'submitted' },
      after: { state: 'failed', failure: 'person_erased' },
    });
    await api.refuses(409, 'change_request_state', 'POST', `/v1/change-requests/${String(request['id'])}/actions/approve`, {
      body: { digest: request['digest'] },
      as: 'cleo',
    });
    const refreshed = (await act(request, 'refresh', {}, 'rosa')).body;
    assert.deepEqual([refreshed['state'], refreshed['size']], ['submitted', 1]);
    assert.equal((await approve(refreshed))['state'], 'applied');
    assert.deepEqual(await registry.rows('select local_part from users'), [{ local_part: 'bob' }]);
  });

  it('are never applied as they were approved, whoever asks for it', async () => {
    const request = await propose(create('ana', 'bob'), { applyAt: '2100-01-01T00:00:00Z' });
    assert.equal((await approve(request))['state'], 'scheduled');
    await erase(ana());
    const url = `/v1/change-requests/${String(request['id'])}/actions/apply`;
    await api.refuses(409, 'change_request_state', 'POST', url, { as: 'cleo', body: {} });
    assert.deepEqual(await registry.rows('select from users'), []);
  });

  it('are withdrawn where nothing else is in them, with all that was said there', async () => {
    const request = await propose(create('ana'), { title: 'For Ms Lima', reason: 'Ms Lima joins' });
    const draft = await propose(create('ana', 'bob'), { draft: true });
    await erase(ana());
    assert.deepEqual([(await shown(request))['state'], (await shown(draft))['state']], ['withdrawn', 'withdrawn']);
    assert.deepEqual(await everythingAbout(/lima/i), []);
    const { body } = await api.get(`/v1/change-requests/${String(request['id'])}/steps`);
    assert.deepEqual(
      body.items?.map(({ step }) => step),
      ['propose', 'void'],
    );
  });

  it('are undone without them: nobody comes back who was erased', async () => {
    for (const name of ['ana', 'bob']) await api.post('/v1/users', { email: `${name}@acme.example`, displayName: name });
    const [anaId, bobId] = [await user('ana'), await user('bob')];
    const request = await propose([anaId, bobId].map((id) => ({ kind: 'user.delete', id: String(id) })));
    assert.equal((await approve(request))['state'], 'applied');
    const early = (await act(request, 'undo', {}, 'rosa')).body;
    await erase(ana(anaId));
    assert.equal((await shown(early))['state'], 'failed');
    assert.equal((await act(early, 'refresh', {}, 'rosa')).body['size'], 1);
    const undo = (await act(request, 'undo', {}, 'rosa')).body;
    assert.deepEqual([undo['size'], undo['kinds']], [1, ['user.restore']], JSON.stringify(undo));
    assert.equal((await approve(undo))['state'], 'applied');
    assert.deepEqual(await registry.rows('select id, local_part from users'), [{ id: bobId, local_part: 'bob' }]);
    await erase(person(['bob@acme.example'], [`user/${String(bobId)}`]));
    const url = `/v1/change-requests/${String(request['id'])}/actions/undo`;
    await api.refuses(409, 'cannot_be_undone', 'POST', url, { as: 'rosa', body: {} });
  });

  it('do not escape where they are proposed while the person is erased', async () => {
    await api.post('/v1/users', { email: 'ana@acme.example', displayName: 'Ana' });
    const id = await user('ana');
    const commands = [{ kind: 'user.suspend', id: String(id), reason: 'Ana is on leave' }];
    const works = Array.from({ length: 6 }, async () => (await api.post('/v1/change-requests', { commands }, { as: 'rosa' })).status);
    const [, ...statuses] = await Promise.all([personalData().erase(ana(id), context), ...works]);
    assert.ok(
      statuses.every((status) => status === 201 || status === 404 || status === 422),
      statuses.join(),
    );
    assert.deepEqual(await personalData().find(ana(id)), {});
    assert.deepEqual(await everythingAbout(/ana/i), []);
  });

  it('take along who mentions them in a delegation', async () => {
    const delegation = `insert into delegations (from_operator_id, to_operator_id, valid_from, valid_until, reason)
      values (77, 78, now(), now() + interval '1 day', 'Ana <ana@acme.example> is away')`;
    await registry.rows(delegation);
    assert.deepEqual(await erase(ana()), { requestText: 1 });
    assert.deepEqual(await registry.rows('select reason from delegations'), [{ reason: 'erased' }]);
  });

  it('are undone of a customer whose contact was erased, without that contact', async () => {
    const contacts = ['ana', 'bob'].map((name) => ({ name, email: `${name}@acme.example`, role: 'other' }));
    const customer = await api.customer({ name: 'Globex', contacts });
    const request = await propose([{ kind: 'customer.change', id: customer['id'], name: 'Globex 2' }]);
    // Nobody has to approve it.
    assert.equal((await shown(request))['state'], 'applied');
    await erase(ana());
    const undo = (await act(request, 'undo', {}, 'rosa')).body;
    assert.equal(undo['state'], 'applied', JSON.stringify(undo));
    assert.deepEqual(await registry.rows(`select name from customers where name like 'Globex%'`), [{ name: 'Globex' }]);
    assert.deepEqual(await registry.rows('select name from customer_contacts'), [{ name: 'bob' }]);
  });

  it('leave alone whoever had the address before', async () => {
    await api.post('/v1/users', { email: 'ana@acme.example', displayName: 'Anne' });
    const anneId = await user('ana');
    const request = await propose([{ kind: 'user.move', id: String(anneId), email: 'anne@acme.example' }]);
    await approve(request);
    assert.deepEqual(await personalData().find(ana()), {});
    assert.deepEqual(
      (await personalData().addresses([])).map(({ email }) => email),
      [],
    );
  });

  it('keep the numbers of operators in place of their names', async () => {
    const request = await propose(create('ana'));
    await api.post(`/v1/change-requests/${String(request['id'])}/comments`, { text: 'Thank you' }, { as: 'rosa' });
    const subject = person([], [`operator/${rosa}`]);
    const sections = await personalData().export(subject, 'en');
    assert.deepEqual(
      sections.map(({ kind, rows }) => [kind, rows.length]),
      [
        ['requestStep', 2],
        ['requestComment', 1],
      ],
    );
    assert.deepEqual(await erase(subject), { requestSignature: 4 });
    assert.deepEqual((await shown(request))['proposer'], { kind: 'operator', id: String(rosa), name: `operator/${rosa}` });
    assert.equal((await shown(request))['state'], 'submitted');
    assert.deepEqual(await everythingAbout(/rosa/), []);
  });

  it('are handed to them with what is about them alone', async () => {
    const request = await propose(create('ana', 'bob'), { title: 'Seats' });
    const [section, ...more] = await personalData().export(ana(), 'en');
    assert.deepEqual([section?.kind, section?.rows.length, more], ['requestedCommand', 1, []]);
    const [row] = section?.rows ?? [];
    assert.deepEqual([row?.['changeRequest'], row?.['command'], row?.['state']], [Number(request['id']), 'user.create', 'submitted']);
    assert.match(JSON.stringify(row), /ana@acme\.example/);
    assert.doesNotMatch(JSON.stringify(row), /bob/i);
  });

  it('are found again where only they have come back with a backup', async () => {
    await propose(create('ana'), { title: 'Also for eve@other.example' });
    const addresses = await personalData().addresses([]);
    assert.deepEqual(addresses.map(({ email, reference }) => [email, reference]).toSorted(), [
      ['ana@acme.example', null],
      ['eve@other.example', null],
    ]);
    await erase(ana());
    await erase(person(['eve@other.example']));
    assert.deepEqual(await personalData().addresses([]), []);
  });

  it('are forgotten after their time where they are closed, and cannot be undone then', async () => {
    const request = await propose(create('ana', 'bob'), { reason: 'New colleagues' });
    const open = await propose(create('eve'));
    await approve(request);
    const kind = personalData().retained.find((one) => one.kind === 'closed-request');
    assert.equal(await kind?.count(Temporal.Now.instant().subtract({ hours: 1 })), 0);
    assert.deepEqual([await kind?.remove(inAnHour), await kind?.count(inAnHour)], [1, 0]);
    assert.deepEqual(await everythingAbout(/ana@|bob@|colleagues/), []);
    assert.deepEqual([(await shown(request))['digest'], (await shown(open))['state']], [request['digest'], 'submitted']);
    const url = `/v1/change-requests/${String(request['id'])}/actions/undo`;
    await api.refuses(409, 'cannot_be_undone', 'POST', url, { as: 'rosa', body: {} });
    assert.equal((await registry.rows('select from users')).length, 2);
  });
});
